/** A manager names a successor and steps down: both in one commit. */
import { transact } from "../../platform/commit.ts";
import { leavesTooFew, withMember, writeMember } from "../members.ts";
import type { StaffPorts } from "../ports.ts";
import type { Role } from "../role.ts";
import type { SignedInStaff } from "../session.ts";
import { isActive, type Staff } from "../staff.ts";
import { readMember, recordUnknown } from "./by_manager.ts";
import { tellOwnChange } from "./own_notice.ts";
import { tellOfChange } from "./tell_of_change.ts";

export type HandOverOutcome = {
  outcome:
    | "handed_over"
    /** The successor manages already, and a second manager would be missing. */
    | "too_few"
    /** The successor is suspended, or has not begun. */
    | "not_now"
    | "self"
    | "unknown";
};

export async function handOver(
  deps: Pick<StaffPorts, "store" | "clock" | "random" | "audit">,
  manager: SignedInStaff,
  successorId: string,
): Promise<HandOverOutcome> {
  const result = await transact(
    deps.store,
    (read) => readMember(read, manager, successorId),
    (found, write): HandOverOutcome => {
      if (!found) return { outcome: "unknown" };
      const { by, staff, members } = found;
      if (staff.value.id === by.value.id) return { outcome: "self" };
      if (!isActive(staff.value)) return { outcome: "not_now" };
      const successor = { ...staff.value, roles: withRole(staff.value.roles) };
      const former = { ...by.value, roles: withoutRole(by.value.roles) };
      const between = withMember(members.value, successor);
      if (leavesTooFew(members.value, withMember(between, former))) return { outcome: "too_few" };
      write.set(staff, successor);
      writeMember(write, { staff: by, members: { ...members, value: between } }, former);
      deps.audit.include(write, {
        at: deps.clock.now(),
        event: "staff.changed",
        detail: { staff: successor.id, by: former.id, act: "hand_over" },
      });
      const { managers = [] } = members.value ?? {};
      tellOfChange(deps, write, {
        ...{ by: by.value, former: staff.value, staff: successor, managers },
        change: "handed_over",
      });
      tellOwnChange(deps, write, { staffId: former.id }, "roles");
      return { outcome: "handed_over" };
    },
  );
  if (result.outcome === "unknown") await recordUnknown(deps, manager);
  return result;
}

const withRole = (roles: readonly Role[]): Role[] => [...new Set<Role>(["manager", ...roles])];

/** Somebody without any role could not even look. */
function withoutRole(roles: readonly Role[]): Staff["roles"] {
  const others = roles.filter((role) => role !== "manager");
  return others.length > 0 ? others : ["reader"];
}
