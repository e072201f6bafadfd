import { getLogger } from "@logtape/logtape";
import { SECOND } from "../../domain/platform/platform.ts";

const logger = getLogger(["panjereh", "background"]);

/**
 * Restarts a task until aborted, `pause` milliseconds after a failure; resolves when it has ended.
 * `what`: for the log.
 */
export async function keepRunning(
  what: string,
  task: (signal: AbortSignal) => Promise<void>,
  signal: AbortSignal,
  pause = SECOND,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await task(signal);
    } catch (error) {
      logger.error("Cannot {what}: {error}", { what, error: String(error) });
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
