/** A manager changes a member of their agency: roles, suspension, sessions, a new beginning. */
import { transact } from "../../platform/commit.ts";
import { newToken } from "../../platform/platform.ts";
import { writeInvitation } from "../invitation.ts";
import { leavesTooFew, withMember, writeMember } from "../members.ts";
import type { StaffPorts } from "../ports.ts";
import { type AgencyRole, isSameRoles } from "../role.ts";
import type { SignedInStaff } from "../session.ts";
import type { Staff } from "../staff.ts";
import { readMember, recordUnknown } from "./by_manager.ts";
import { tellOfChange } from "./tell_of_change.ts";

export type MemberAct =
  | { act: "roles"; roles: readonly AgencyRole[] }
  | { act: "suspend" | "restore" | "end_sessions" };

export type ChangeOutcome =
  | { outcome: "changed"; staff: Staff }
  /** A second manager would be missing. */
  | { outcome: "too_few" }
  /** Nobody suspends themselves: who leaves hands over. */
  | { outcome: "self" }
  /** Another has done something that leaves no room for it; or no role was chosen. */
  | { outcome: "not_now" | "no_role" }
  /** No member of this manager's agency. */
  | { outcome: "unknown" };

type Deps = Pick<StaffPorts, "store" | "clock" | "random" | "hash" | "audit">;

export async function changeMember(
  deps: Deps,
  manager: SignedInStaff,
  { id, ...act }: { id: string } & MemberAct,
): Promise<ChangeOutcome> {
  if (act.act === "roles" && act.roles.length === 0) return { outcome: "no_role" };
  const outcome = await transact(
    deps.store,
    (read) => readMember(read, manager, id),
    (found, write): ChangeOutcome => {
      if (!found) return { outcome: "unknown" };
      const { by, staff: { value: former }, members } = found;
      if (act.act === "suspend" && id === by.value.id) return { outcome: "self" };
      const staff = changed(former, act);
      if (!staff) return { outcome: "not_now" };
      if (leavesTooFew(members.value, withMember(members.value, staff))) {
        return { outcome: "too_few" };
      }
      writeMember(write, found, staff);
      const detail = {
        staff: id,
        by: by.value.id,
        act: act.act,
        ...act.act === "roles" &&
          { from: former.roles.join(" "), to: act.roles.join(" ") },
      };
      deps.audit.include(write, { at: deps.clock.now(), event: "staff.changed", detail });
      const managers = members.value?.managers ?? [];
      const change = TOLD[act.act];
      if (act.act !== "roles" || !isSameRoles(former.roles, staff.roles)) {
        tellOfChange(deps, write, { by: by.value, former, staff, change, managers });
      }
      return { outcome: "changed", staff };
    },
  );
  if (outcome.outcome === "unknown") await recordUnknown(deps, manager);
  return outcome;
}

const TOLD = {
  roles: "roles",
  suspend: "suspended",
  restore: "restored",
  end_sessions: "sessions_ended",
} as const;

/** `null` if it is not possible as the member stands. */
function changed(staff: Staff, act: MemberAct): Staff | null {
  switch (act.act) {
    case "roles":
      return { ...staff, roles: act.roles };
    case "suspend":
      return staff.state === "suspended"
        ? null
        : { ...staff, state: "suspended", epoch: staff.epoch + 1 };
    case "restore":
      // Who had no password yet needs another invitation: that of before is of an earlier epoch.
      return staff.state === "suspended"
        ? { ...staff, state: staff.password === undefined ? "invited" : "active" }
        : null;
    case "end_sessions":
      return { ...staff, epoch: staff.epoch + 1 };
  }
}

export type InviteAgainOutcome =
  | { outcome: "invited"; token: string; staff: Staff }
  | { outcome: "not_now" | "self" | "unknown" };

/**
 * For who has lost password, app or phone: what they had set is gone at once, and the link goes to
 * the mobile that is registered, which a manager cannot change.
 */
export async function inviteAgain(
  deps: Deps,
  manager: SignedInStaff,
  id: string,
): Promise<InviteAgainOutcome> {
  const token = newToken(deps.random);
  const outcome = await transact(
    deps.store,
    (read) => readMember(read, manager, id),
    (found, write): InviteAgainOutcome => {
      if (!found) return { outcome: "unknown" };
      const { by, staff: { value: staff } } = found;
      if (staff.id === by.value.id) return { outcome: "self" };
      if (staff.state === "suspended") return { outcome: "not_now" };
      const { joinedAt = staff.state === "active" ? staff.createdAt : undefined } = staff;
      writeInvitation(deps, write, found, {
        staff: { ...staff, joinedAt },
        token,
        now: deps.clock.now(),
        by: by.value.id,
      });
      return { outcome: "invited", token, staff };
    },
  );
  if (outcome.outcome === "unknown") await recordUnknown(deps, manager);
  return outcome;
}
