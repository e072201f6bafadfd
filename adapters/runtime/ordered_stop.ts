/** What has to be closed in order, where nothing may keep the process from ending. */
import { getLogger } from "@logtape/logtape";
import { SECOND } from "../../domain/platform/platform.ts";
import { within } from "./within.ts";

export interface StopStep {
  /** For the log: "Cannot {what}". */
  what: string;
  run(): unknown;
  /** Milliseconds, one second by default; then the next step begins. */
  limit?: number;
}

const logger = getLogger(["panjereh", "stop"]);

/** Runs one step after the other. Never rejects: a step that fails or is late is logged and left behind. */
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
