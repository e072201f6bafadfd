/**
 * How long a dossier has been with its agency. The time runs from the submission to the end, and
 * stands still while the dossier waits for the citizen or for somebody else.
 */
import { DAY } from "../platform/platform.ts";
import { type DossierState, turnOf } from "./state.ts";

/** Milliseconds. */
export interface Passage {
  /** Counted before `since`. */
  spent: number;
  /** When the present state began. */
  since: number;
}

const runsIn = (state: DossierState) => turnOf(state) === "agency";

/** Milliseconds that count until `now`. A clock that was set back takes nothing away. */
export function timeSpent({ spent, since }: Passage, state: DossierState, now: number): number {
  return spent + (runsIn(state) ? Math.max(0, now - since) : 0);
}

/** As another state begins. */
export const passageAfter = (passage: Passage, state: DossierState, now: number): Passage => ({
  spent: timeSpent(passage, state, now),
  since: now,
});

export type LegalClock =
  /** In milliseconds since the epoch; it may have passed. */
  | { is: "running"; endsAt: number }
  /** Milliseconds that are left of the limit; 0 if none. */
  | { is: "paused"; left: number };

/** `null`: there is no limit, or it no longer matters. `limit`: whole days of 24 hours. */
export function legalClock(
  { state, passage, legalDays }: { state: DossierState; passage: Passage; legalDays?: number },
): LegalClock | null {
  if (legalDays === undefined || state === "draft" || turnOf(state) === "nobody") return null;
  const left = legalDays * DAY - passage.spent;
  return runsIn(state)
    ? { is: "running", endsAt: passage.since + left }
    : { is: "paused", left: Math.max(0, left) };
}
