/** What experts have done with one round of a revision. */
import { record } from "../platform/record.ts";
import { DAY } from "../platform/platform.ts";
import type { Check } from "./checklist.ts";

/** After so long without an act of the expert, others may take the application over. */
export const HOLD = 3 * DAY;

export interface Approval {
  staff: { id: string; name: string };
  /** Milliseconds. */
  at: number;
}

export interface Review {
  /** Until when `expert` of the application has it. */
  heldUntil: number;
  /** IDs of blocking remarks that are not settled, of former rounds too. */
  open: string[];
  /** Remarks of the revision, for their limit. */
  remarks: number;
  /** What each expert has looked at, by their ID. */
  checked: Record<string, Check[]>;
  approvals: Approval[];
}

export const reviewRecord = record<
  Review,
  [application: string, revision: number, round: number]
>("application_review", {
  about: "what experts have checked and approved in one round of an application",
});

export const NO_REVIEW: Review = {
  heldUntil: 0,
  open: [],
  remarks: 0,
  checked: {},
  approvals: [],
};

/** A round begins with what the one before left open. */
export const nextRound = (former: Review | null): Review => ({
  ...NO_REVIEW,
  open: former?.open ?? [],
  remarks: former?.remarks ?? 0,
});
