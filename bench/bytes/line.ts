/** What bytes are on a slow line: computed, so that a busy machine changes nothing. */
import type { Kind, Load } from "../../tests/browser/support/meter.ts";

/** Bytes a millisecond: 50 kbit/s. */
const SPEED = 50 / 8;
/** Milliseconds from a request to the first byte of its answer. */
const ROUND_TRIP = 400;

/** What a page waits for; the script and the picture come after it can be used. */
const AWAITED: Kind[] = ["Document", "Fetch", "Redirect"];

/** Milliseconds for answers one after the other, on a connection that is open. */
export function timeOf(loads: Load[]): number {
  const awaited = loads.filter(({ kind }) => AWAITED.includes(kind));
  return awaited.reduce((all, { total }) => all + ROUND_TRIP + total / SPEED, 0);
}

/** Milliseconds for bytes alone. */
export const transferOf = (bytes: number): number => bytes / SPEED;
