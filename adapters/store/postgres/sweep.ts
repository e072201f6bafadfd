/** Removes expired records, which no reader sees any more. */
import { getLogger } from "@logtape/logtape";
import { type Clock, MINUTE } from "../../../domain/platform/platform.ts";
import { SWEPT_AT_ONCE } from "./queries.ts";

const logger = getLogger(["panjereh", "store"]);

/** Beyond any difference between the clocks of machines that can serve together. */
const GRACE = 10 * MINUTE;

/** `sweep` removes what expired before a time, and returns how much. Returns what stops it. */
export function startSweeping(
  sweep: (before: number) => Promise<number>,
  clock: Clock,
  interval: number = MINUTE,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;

  async function run(): Promise<void> {
    try {
      while (!isStopped && await sweep(clock.now() - GRACE) === SWEPT_AT_ONCE);
    } catch (error) {
      logger.warn("Cannot remove expired records: {error}", { error: String(error) });
    }
    if (!isStopped) plan();
  }
  const plan = () => timer = setTimeout(run, interval);

  plan();
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}
