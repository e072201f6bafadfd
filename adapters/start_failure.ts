import { StoreUnavailable } from "../domain/store.ts";
import { ConfigurationError } from "./configuration.ts";

/**
 * Why the program did not start, in the words of whoever can mend it; `undefined` when that takes a
 * programmer and the stack.
 */
export function explainStartFailure(error: unknown): string | undefined {
  if (error instanceof ConfigurationError) return error.message;
  const problem = problemOf(error);
  return problem ? new ConfigurationError([problem]).message : undefined;
}

function problemOf(error: unknown): string | undefined {
  if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") {
    return "a port is taken: does it run already? (PORT, ADMIN_PORT; in start SANDBOX_PORT, AGENCY_PORT)";
  }
  if (error instanceof StoreUnavailable) {
    const { cause } = error;
    if (cause instanceof Deno.errors.NotCapable) return "STORE must be a file in DATA_DIR";
    return `the store cannot be opened: ${cause instanceof Error ? cause.message : error.message}`;
  }
  return undefined;
}
