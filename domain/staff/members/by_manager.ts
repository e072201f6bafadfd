/** What a manager may do is decided on the records of the same commit, not on those of the page. */
import type { Read } from "../../platform/read.ts";
import type { Found } from "../../platform/record.ts";
import { appendOnce } from "../../platform/record_once.ts";
import { type AgencyMembers, membersOf } from "../members.ts";
import type { StaffPorts } from "../ports.ts";
import type { SignedInStaff } from "../session.ts";
import { isActive, type Staff, staffRecord } from "../staff.ts";

export interface AskedOf {
  by: Found<Staff> & { value: Staff };
  staff: Found<Staff> & { value: Staff };
  members: Found<AgencyMembers>;
}

/** `null`: there is no such member of this manager's agency, or they manage it no more. */
export async function readMember(
  read: Read,
  { staff: { id: byId, agencyId } }: SignedInStaff,
  id: string,
): Promise<AskedOf | null> {
  if (agencyId === undefined) return null;
  const { by, staff, members } = await read({
    by: staffRecord(byId),
    staff: staffRecord(id),
    members: membersOf({ agencyId }),
  });
  const isTheirs = isActive(by.value) && by.value.roles.includes("manager") &&
    by.value.agencyId === agencyId && staff.value?.agencyId === agencyId;
  return isTheirs ? { by, staff, members } as AskedOf : null;
}

/**
 * Once an hour for a member: they asked for what is not their agency's, or is not there at all, which
 * they are told alike. `path`: with the names of its parts instead of what was asked for.
 */
export async function recordUnknown(
  { store, clock, audit }: Pick<StaffPorts, "store" | "clock" | "audit">,
  { staff: { id, agencyId } }: SignedInStaff,
  path?: string,
): Promise<void> {
  // To the window's own staff nothing is another agency's.
  if (agencyId === undefined) return;
  await appendOnce({ store, audit }, id, {
    at: clock.now(),
    event: "staff.unknown",
    detail: { staff: id, ...path !== undefined && { path } },
  });
}
