/**
 * The promised time: experts decide within it. It begins again with each revision, and stands still
 * while the agency has the ball (docs/decisions/0334).
 */
import { type LimitClock, limitClock, type Passage, passageFrom } from "../platform/passage.ts";
import { DAY } from "../platform/platform.ts";
import type { Application, ListedApplication } from "./application.ts";
import { type ApplicationState, turnIn } from "./state.ts";

/** Days of 24 hours, of which the experts answer for each. */
export const PROMISED_TIME = 10 * DAY;

const runsIn = (state: ApplicationState) => turnIn(state) === "expert";

type Clocked = Pick<Application, "state" | "changedAt" | "clock">;

/** As an application becomes `next`. */
export function clockAfter(former: Clocked | null, next: Clocked): Passage | undefined {
  if (former?.state === next.state) return former.clock;
  const since = next.changedAt;
  if (former?.clock && former.state !== "draft") {
    return passageFrom(former.clock, since, runsIn(former.state));
  }
  return runsIn(next.state) ? { spent: 0, since } : undefined;
}

/** `null` where nobody has promised anything: before it was submitted, and after the decision. */
export function promisedClock(
  { state, clock }: Pick<ListedApplication, "state" | "clock">,
): LimitClock | null {
  if (!clock || !(runsIn(state) || state === "returned")) return null;
  return limitClock(clock, PROMISED_TIME, runsIn(state));
}

export const isOverdue = (listed: Pick<ListedApplication, "state" | "clock">, now: number) => {
  const clock = promisedClock(listed);
  return clock?.is === "running" && clock.endsAt <= now;
};
