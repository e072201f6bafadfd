import { StoreUnavailable } from "../../domain/platform/store.ts";
import { ConfigurationError, listProblems } from "./environment.ts";

/**
 * Why a command failed, as one list that the operations team can act on; `undefined` if the failure
 * needs a programmer and the stack trace.
 */
export function explainFailure(title: string, error: unknown): string | undefined {
  const problems = problemsOf(error);
  return problems && listProblems(title, problems);
}

/** One line each; `undefined` for what the operations team cannot fix. */
export function problemsOf(error: unknown): string[] | undefined {
  if (error instanceof ConfigurationError) return error.problems;
  if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") {
    return [
      "a port is taken: does it run already? (PORT, ADMIN_PORT; in start SANDBOX_PORT, AGENCY_PORT)",
    ];
  }
  if (error instanceof StoreUnavailable) {
    const { cause } = error;
    if (cause instanceof Deno.errors.NotCapable) return ["the file of a store must be in DATA_DIR"];
    return [
      `the store cannot be opened: ${cause instanceof Error ? cause.message : error.message}`,
    ];
  }
  return undefined;
}
