/** What a command that reports and ends has to say. */
import { ConfigurationError } from "../configuration/environment.ts";

export interface Report {
  /** The exit code. */
  code: number;
  /** For a terminal; nothing is printed if it is empty. */
  report: string;
}

/** Reads arguments; a `TypeError`, as `parseArgs` throws it, becomes a `ConfigurationError`. */
export function withArguments<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof TypeError) throw new ConfigurationError([error.message]);
    throw error;
  }
}
