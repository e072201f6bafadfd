/** What a command that reports and ends has to say. */
import { ConfigurationError } from "../configuration/environment.ts";
import { explainFailure } from "../configuration/start_failure.ts";

/** Exit codes, most serious first. */
export const EXIT_CODES = {
  sound: 0,
  broken: 1,
  /** The store could not be read, or the arguments are invalid. */
  failed: 2,
  /** There is no store at this location, or it is empty. */
  missing: 3,
  /** The chain has no links: nothing has been sealed yet. */
  empty: 4,
  other_key: 5,
} as const;

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

/** Explains what an operator can mend; throws anything else. */
export async function reporting(what: string, run: () => Promise<Report>): Promise<Report> {
  try {
    return await run();
  } catch (error) {
    const report = explainFailure(what, error);
    if (report === undefined) throw error;
    return { code: EXIT_CODES.failed, report };
  }
}
