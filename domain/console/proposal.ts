/**
 * Four eyes: what one operator alone must not do. One proposes, another approves within a day, and
 * what was proposed happens in the commit of the approval (docs/decisions/0342).
 */
import { DAY, LAST_MOMENT, type Random } from "../platform/platform.ts";
import { record } from "../platform/record.ts";
import type { WindowRole } from "../staff/role.ts";
import type { Staff } from "../staff/staff.ts";
import type { BannerContent } from "./banner.ts";

export type ProposedAct =
  /** Somebody begins to work for the window. */
  | {
    kind: "invite";
    invited: Pick<Staff, "userName" | "name" | "mobile"> & { roles: WindowRole[] };
  }
  /** A member's roles; none at all suspends them. */
  | { kind: "roles"; staffId: string; name: string; roles: WindowRole[] }
  /** A registry was wrong about a person, who must prove their identity again. */
  | { kind: "lower_level"; accountId: string; who: string }
  | { kind: "banner"; banner: BannerContent }
  /** A signing key has leaked. */
  | { kind: "replace_keys" };

export type ProposalKind = ProposedAct["kind"];

export interface Proposal {
  id: string;
  act: ProposedAct;
  reason: string;
  by: { id: string; name: string };
  at: number;
  decided?: { by: { id: string; name: string }; at: number; approved: boolean };
}

export const PROPOSAL_LIFETIME = DAY;

/** The newest first; kept as long as who looks into it may ask. */
export const proposalRecord = record<Proposal>("proposal", {
  about: "what one operator has proposed, and what another has decided",
  expireIn: 400 * DAY,
});

/** Sorts the newest first. */
export const newProposalId = (random: Random, now: number): string =>
  `${String(LAST_MOMENT - now).padStart(16, "0")}-${random.bytes(8).toHex()}`;

export type ProposalState = "open" | "approved" | "refused" | "lapsed";

export function stateOf({ at, decided }: Proposal, now: number): ProposalState {
  if (decided) return decided.approved ? "approved" : "refused";
  return now < at + PROPOSAL_LIFETIME ? "open" : "lapsed";
}

export type Objection =
  /** Nobody approves what they have proposed. */
  | "own"
  /** It was decided, or a day has passed. */
  | "closed";

/** Whether this member may decide so now; `null` if they may. Who proposed may take it back. */
export function objectionTo(
  proposal: Proposal,
  { staffId, approved, now }: { staffId: string; approved: boolean; now: number },
): Objection | null {
  if (stateOf(proposal, now) !== "open") return "closed";
  return approved && proposal.by.id === staffId ? "own" : null;
}
