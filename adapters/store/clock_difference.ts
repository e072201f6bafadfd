/**
 * How far this machine's clock is from the store's, which all machines share. Deadlines bear a few
 * seconds; a clock that is off by more should be set.
 */
import { getLogger } from "@logtape/logtape";
import { type Clock, SECOND } from "../../domain/platform/platform.ts";
import { type Store, StoreUnavailable } from "../../domain/platform/store.ts";

const logger = getLogger(["panjereh", "store"]);

/** In seconds. */
const NOTABLE = 1;

/**
 * Compares once, and warns. `onCompared` is told of the seconds by which this clock is ahead, and
 * whether that is too much.
 */
export async function compareClocks(
  { store, clock, onCompared }: {
    store: Pick<Store, "now">;
    clock: Clock;
    onCompared?(seconds: number, isOff: boolean): void | Promise<void>;
  },
): Promise<void> {
  if (!store.now) return;
  try {
    const asked = clock.now();
    const theirs = await store.now();
    const answered = clock.now();
    const seconds = ((asked + answered) / 2 - theirs) / SECOND;
    // A slow answer says less: the store may have looked at its clock at any time in between.
    const doubt = (answered - asked) / 2 / SECOND;
    const isOff = Math.abs(seconds) - doubt > NOTABLE;
    if (isOff) logger.warn("This machine's clock is {seconds} s ahead of the store's", { seconds });
    await onCompared?.(seconds, isOff);
  } catch (error) {
    // The next comparison follows; whether the store answers is told elsewhere.
    if (!(error instanceof StoreUnavailable)) throw error;
  }
}
