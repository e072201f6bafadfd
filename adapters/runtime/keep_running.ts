import { getLogger } from "@logtape/logtape";
import { SECOND } from "../../domain/platform/platform.ts";

const logger = getLogger(["panjereh", "background"]);

/**
 * Begins a task again until aborted, after a failure `pause` milliseconds later; resolves when it has ended. `what`: for
 * the log.
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
