/** An expert takes an application, or gives it back: a lease, which lapses when nothing happens. */
import { type Application, applicationRecord } from "../application/application.ts";
import { actOn, type Expert, type ReviewPorts, type Seen } from "./act.ts";
import type { Review } from "./review.ts";

export type TakeRefusal =
  /** Another expert has it. */
  | "held"
  /** This expert has approved it, and another must. */
  | "approved_once"
  | "moved";

/** `null`: it may be taken. */
export function whyNotTaken(
  { state, expert }: Pick<Application, "state" | "expert">,
  { heldUntil, approvals }: Pick<Review, "heldUntil" | "approvals">,
  { staffId, now }: { staffId: string; now: number },
): TakeRefusal | null {
  if (state !== "submitted" && state !== "in_review") return "moved";
  if (approvals.some(({ staff }) => staff.id === staffId)) return "approved_once";
  const isHeld = expert !== undefined && expert !== staffId && now < heldUntil;
  return isHeld ? "held" : null;
}

export const take = (deps: ReviewPorts, expert: Expert, seen: Seen) =>
  actOn(deps, expert, {
    ...seen,
    asked: {
      more: applicationRecord(seen.application.id),
      isTaking: true,
      decide({ application, review, now }) {
        const { id: staffId } = expert.staff;
        const refusal = whyNotTaken(application, review, { staffId, now });
        if (refusal) return refusal;
        const isNew = application.state === "submitted";
        return {
          kind: "taken",
          application: {
            expert: staffId,
            ...isNew && { state: "in_review" as const, changedAt: now },
          },
          review,
        };
      },
    },
  });

/** One that a first expert has approved stays in review, for the second. */
export const giveBack = (deps: ReviewPorts, expert: Expert, seen: Seen) =>
  actOn(deps, expert, {
    ...seen,
    asked: {
      more: applicationRecord(seen.application.id),
      decide({ review, now }) {
        const isFirst = review.approvals.length === 0;
        return {
          kind: "given_back",
          application: {
            expert: undefined,
            ...isFirst && { state: "submitted" as const, changedAt: now },
          },
          review,
        };
      },
    },
  });
