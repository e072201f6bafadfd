/** Closes resources in order, without letting any of them block the end of the process. */
import { getLogger } from "@logtape/logtape";
import { SECOND } from "../../domain/platform/platform.ts";
import { within } from "../../domain/platform/within.ts";

export interface StopStep {
  /** For the log: "Cannot {what}". */
  what: string;
  run(): unknown;
  /** Milliseconds until the next step begins; one second by default. */
  limit?: number;
}

const logger = getLogger(["panjereh", "stop"]);

/**
 * Runs the steps one after the other. Never rejects: a step that fails or is late is logged and
 * skipped.
 */
export async function stopInOrder(steps: readonly StopStep[]): Promise<void> {
  for (const { what, run, limit = SECOND } of steps) {
    try {
      const ended = (async () => await run())();
      if (!await within(limit, ended)) throw new Error(`not done within ${limit} ms`);
    } catch (error) {
      logger.error("Cannot {what}: {error}", { what, error: String(error) });
    }
  }
}
