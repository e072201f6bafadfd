/**
 * Four eyes: what one operator alone must not do. One proposes, another approves within a day, and
 * what was proposed happens in the commit of the approval (docs/decisions/0342).
 */
import { DAY, HOUR, type KeyedHash, LAST_MOMENT, type Random } from "../platform/platform.ts";
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
  /**
   * A member's roles; none at all suspends them. `from`: as they stood when it was proposed; an older
   * version did not say.
   */
  | { kind: "roles"; staffId: string; name: string; from?: WindowRole[]; roles: WindowRole[] }
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

/** That it waits, by what it would do: the same is not proposed twice. */
export const sameProposalRecord = record<string, [hash: KeyedHash, act: ProposedAct]>(
  "proposal_same",
  {
    about: "the proposal that was made last for the same act, by a hash of the act",
    expireIn: PROPOSAL_LIFETIME,
    key: (hash, act) => [hash.digest("proposal_same", ...samenessOf(act))],
  },
);

/** Alike for two proposals of the same, by any operator and with whatever name we issue. */
function samenessOf(act: ProposedAct): string[] {
  switch (act.kind) {
    case "invite": {
      const { name, mobile, roles } = act.invited;
      return [act.kind, name, mobile, ...roles];
    }
    case "roles":
      return [act.kind, act.staffId, ...act.roles];
    case "lower_level":
      return [act.kind, act.accountId];
    case "banner": {
      const { texts, severity, start, hours } = act.banner;
      // It is typed in hours from now, and a second press comes a moment later.
      const begins = start === undefined ? "" : Math.round(start / HOUR);
      return [act.kind, ...Object.values(texts), severity, String(hours), String(begins)];
    }
    case "replace_keys":
      return [act.kind];
  }
}

/** Sorts the newest first. */
export const newProposalId = (random: Random, now: number): string =>
  `${String(LAST_MOMENT - now).padStart(16, "0")}-${random.bytes(8).toHex()}`;

/** `withdrawn`: taken back by who made it. */
export type ProposalState = "open" | "approved" | "refused" | "withdrawn" | "lapsed";

export function stateOf({ at, by, decided }: Proposal, now: number): ProposalState {
  if (decided?.approved) return "approved";
  if (decided) return decided.by.id === by.id ? "withdrawn" : "refused";
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
