/** Time that counts only while it is somebody's turn, and a limit to it. */

/** Milliseconds. */
export interface Passage {
  /** Counted before `since`. */
  spent: number;
  /** When the present state began. */
  since: number;
}

/** Milliseconds that count until `now`. A clock that was set back takes nothing away. */
export function spentUntil({ spent, since }: Passage, now: number, runs: boolean): number {
  return spent + (runs ? Math.max(0, now - since) : 0);
}

/** As another state begins. `runs`: whether the time counted until now. */
export const passageFrom = (passage: Passage, now: number, runs: boolean): Passage => ({
  spent: spentUntil(passage, now, runs),
  since: now,
});

export type LimitClock =
  /** In milliseconds since the epoch; it may have passed. */
  | { is: "running"; endsAt: number }
  /** Milliseconds that are left of the limit; 0 if none. */
  | { is: "paused"; left: number };

/** `limit` in milliseconds. */
export function limitClock({ spent, since }: Passage, limit: number, runs: boolean): LimitClock {
  const left = limit - spent;
  return runs ? { is: "running", endsAt: since + left } : { is: "paused", left: Math.max(0, left) };
}
