/**
 * A breaker on the wrong codes of the whole system: 60 million accounts × 3 guesses at 10⁵ codes would be
 * 1,800 hits a day. It locks nobody out; it takes tries away from unknown browsers while it is open.
 *
 * Counted in shards, so that sign-ins do not contend on one record.
 */
import { MINUTE, type Random } from "../platform.ts";
import type { Key, Store } from "../store.ts";

export interface StrainCount {
  right: number;
  wrong: number;
}

const WINDOW = 10 * MINUTE;
const SHARDS = 16;
/** Below this many wrong codes in a window the ratio says nothing. */
const NOTABLE = 200;

/** The key to count one entered code under. */
export function strainKey(random: Random, now: number): Key {
  return [...windowKey(now), random.bytes(1)[0] % SHARDS];
}

export const STRAIN_LIFETIME = 2 * WINDOW;

/** Whether more codes were entered wrongly than rightly in this window. */
export async function isStrained(store: Store, now: number): Promise<boolean> {
  const { entries } = await store.list<StrainCount>(windowKey(now));
  const sum = (field: keyof StrainCount) => entries.reduce((sum, e) => sum + e.value[field], 0);
  const wrong = sum("wrong");
  return wrong >= NOTABLE && wrong > sum("right");
}

function windowKey(now: number): Key {
  return ["strain", Math.floor(now / WINDOW)];
}
