/**
 * How long a dossier has been with its agency. The time runs from the submission to the end, and
 * stands still while the dossier waits for the citizen or for somebody else.
 */
import {
  type LimitClock,
  limitClock,
  type Passage,
  passageFrom,
  spentUntil,
} from "../platform/passage.ts";
import { DAY } from "../platform/platform.ts";
import { type DossierState, turnOf } from "./state.ts";

const runsIn = (state: DossierState) => turnOf(state) === "agency";

/** Milliseconds that count until `now`. */
export const timeSpent = (passage: Passage, state: DossierState, now: number): number =>
  spentUntil(passage, now, runsIn(state));

/** As another state begins. */
export const passageAfter = (passage: Passage, state: DossierState, now: number): Passage =>
  passageFrom(passage, now, runsIn(state));

/** `null`: there is no limit, or it no longer matters. `limit`: whole days of 24 hours. */
export function legalClock(
  { state, passage, legalDays }: { state: DossierState; passage: Passage; legalDays?: number },
): LimitClock | null {
  if (legalDays === undefined || state === "draft" || turnOf(state) === "nobody") return null;
  return limitClock(passage, legalDays * DAY, runsIn(state));
}
