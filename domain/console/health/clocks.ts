/**
 * Clocks of machines that differ from the store's, which all machines share. As with the parts
 * outside (docs/decisions/0351), a worker writes nothing while its clock is right.
 */
import { commitTo } from "../../platform/commit.ts";
import { type Clock, MINUTE, type Random } from "../../platform/platform.ts";
import { listAll } from "../../platform/read.ts";
import { record } from "../../platform/record.ts";
import type { Store } from "../../platform/store.ts";

interface ClockSeen {
  /** Seconds; below 0 if it is behind. */
  ahead: number;
  /** Milliseconds, by the clock that is wrong. */
  since: number;
}

/** Comparisons follow each other by a minute; a worker that died is forgotten. */
const CLOCK_KEPT = 5 * MINUTE;

export const clockRecord = record<ClockSeen, [worker: string]>("clock_health", {
  about: "by how much the clock of a worker's machine differs from the store's",
  expireIn: CLOCK_KEPT,
});

export type NoteClock = (ahead: number, isOff: boolean) => Promise<void>;

/** To be told of each comparison, in seconds. `random` names the worker. */
export function createClockHealth(
  { store, clock, random }: { store: Store; clock: Clock; random: Random },
): NoteClock {
  const own = clockRecord(random.bytes(6).toHex());
  let since: number | undefined;
  return async (ahead, isOff) => {
    if (isOff) {
      since ??= clock.now();
      await commitTo(store).set(own, { ahead, since }).commit();
    } else if (since !== undefined) {
      await commitTo(store).delete(own).commit();
      since = undefined;
    }
  };
}

/** `null` while no clock is known to be wrong. */
export type ClockHealth = {
  workers: number;
  /** Seconds between the store's clock and the one that differs most. */
  most: number;
  since: number;
} | null;

export async function readClocks(store: Store): Promise<ClockHealth> {
  const found = await Array.fromAsync(listAll(store, clockRecord.all()));
  if (found.length === 0) return null;
  return {
    workers: found.length,
    most: Math.max(...found.map(({ value }) => Math.abs(value.ahead))),
    since: Math.min(...found.map(({ value }) => value.since)),
  };
}
