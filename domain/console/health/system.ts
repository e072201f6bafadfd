/** How what runs here stands: the store and the outbox. */
import { receiversBehind } from "../../outbox/control.ts";
import { outboxLateness } from "../../outbox/lateness.ts";
import { type Clock, MINUTE } from "../../platform/platform.ts";
import { type Store, StoreUnavailable } from "../../platform/store.ts";

/** A message that was due so long ago is late. */
const LATE = MINUTE;

export interface OutboxHealth {
  /** Milliseconds by which the oldest message that is due is late; 0 while none is. */
  late: number;
  /** Receivers that get nothing at once, by what happens with them. */
  behind: number;
  paused: number;
}

export async function readOutbox(
  deps: { store: Store; clock: Clock },
): Promise<OutboxHealth> {
  const longest = await outboxLateness(deps);
  const states = (await Array.fromAsync(receiversBehind(deps.store))).map(({ state }) => state);
  return {
    late: longest >= LATE ? longest : 0,
    behind: states.filter((state) => state === "behind").length,
    paused: states.filter((state) => state === "paused").length,
  };
}

/** Whether the store takes commits now. `probe` rejects with `StoreUnavailable` if not. */
export async function takesCommits(probe: () => Promise<void>): Promise<boolean> {
  try {
    await probe();
    return true;
  } catch (error) {
    if (error instanceof StoreUnavailable) return false;
    throw error;
  }
}
