/** What an approved proposal does, within the commit of its approval. */
import { accountRecord } from "../identity/account.ts";
import type { Write } from "../platform/commit.ts";
import { HOUR } from "../platform/platform.ts";
import type { Read } from "../platform/read.ts";
import { withSessionsEnded } from "../session/revocation.ts";
import { noteSessionsEnded } from "../session/session_ends.ts";
import { includeInvitation, readInvited } from "../staff/invitation.ts";
import { rolesInForce, type Staff, staffRecord } from "../staff/staff.ts";
import { tellOfAct } from "../support/answer.ts";
import { bannerRecord } from "./banner.ts";
import { keysReplacedRecord } from "./key_replacement.ts";
import type { ProposedAct } from "./proposal.ts";
import type { ProposalDeps } from "./ports.ts";

/** The act with the records that it changes. */
export async function readAct(
  read: Read,
  { hash }: Pick<ProposalDeps, "hash">,
  act: ProposedAct,
  fresh: { staffId: string },
) {
  switch (act.kind) {
    case "invite":
      return { ...act, found: await readInvited(read, hash, act.invited, fresh.staffId) };
    case "roles":
      return { ...act, found: await read(staffRecord(act.staffId)) };
    case "lower_level":
      return { ...act, found: await read(accountRecord(act.accountId)) };
    case "banner":
    case "replace_keys":
      return act;
  }
}

type ReadAct = Awaited<ReturnType<typeof readAct>>;

interface Approval {
  /** The member who approves. */
  by: string;
  /** Of the proposal. */
  id: string;
  /** For the link of an invitation. */
  token: string;
}

/** `null`: it is not possible as things stand, and nothing was written. */
export function carryOut(
  deps: ProposalDeps,
  write: Write,
  act: ReadAct,
  { by, id, token }: Approval,
): { invitation?: string; ended?: string } | null {
  const now = deps.clock.now();
  switch (act.kind) {
    case "invite": {
      const invited = { ...act.invited, again: false, by, token };
      const invitation = includeInvitation(deps, write, act.found, invited);
      return invitation === "taken" ? null : { invitation };
    }
    case "roles": {
      const former = act.found.value;
      // Members of agencies have roles by their managers.
      if (!former || former.agencyId !== undefined) return null;
      // What was decided in the meantime is not undone by a proposal of before.
      if (act.from && String(act.from) !== String(rolesInForce(former))) return null;
      write.set(act.found, withRoles(former, act.roles));
      const detail = {
        staff: former.id,
        by,
        act: "roles",
        from: former.roles.join(" "),
        to: act.roles.join(" "),
      };
      deps.audit.include(write, { at: now, event: "staff.changed", detail });
      return {};
    }
    case "lower_level": {
      const { value: account } = act.found;
      if (account?.status !== "verified") return null;
      const { verifiedAt: _, ...rest } = withSessionsEnded(account);
      write.set(act.found, { ...rest, status: "temporary" });
      noteSessionsEnded(write, { accountId: account.id, reason: "by_staff", now });
      tellOfAct(write, { accountId: account.id, act: "level_lowered", at: now });
      return { ended: account.id };
    }
    case "banner": {
      const { banner } = act;
      const from = Math.max(now, banner.start ?? now);
      const until = from + banner.hours * HOUR;
      write.set(bannerRecord(id), { ...banner, id, from, until }, { expireIn: until - now });
      return {};
    }
    case "replace_keys":
      write.set(keysReplacedRecord(), now);
      return {};
  }
}

/** Their sessions go on with the new roles at the next request; none at all ends them. */
const withRoles = (staff: Staff, roles: Staff["roles"]): Staff =>
  roles.length > 0
    ? { ...staff, roles, state: staff.state === "suspended" ? restored(staff) : staff.state }
    : { ...staff, state: "suspended", epoch: staff.epoch + 1 };

const restored = ({ password }: Staff) => password === undefined ? "invited" : "active";
