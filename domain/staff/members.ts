/**
 * Who works for an agency, and how many managers it has. One record of the agency, written in the
 * same commit as the member's own, so that two removals at once cannot both find a second manager.
 * Members from before this record enter it when they sign in.
 */
import type { Write } from "../platform/commit.ts";
import { type Found, record } from "../platform/record.ts";
import type { Staff } from "./staff.ts";

export interface AgencyMembers {
  /** By their IDs, suspended ones among them. */
  members: readonly string[];
  /** Those of them who manage: who have once chosen a password, and are not suspended. */
  managers: readonly string[];
}

/** An agency that once had two managers keeps at least two. */
export const LEAST_MANAGERS = 2;

/** A page's worth, and more than any agency needs at the desk. */
export const MAX_MEMBERS = 100;

export const agencyMembersRecord = record<AgencyMembers, [agencyId: string]>("agency_members", {
  about: "the members of staff of an agency, and which of them manage it",
});

const isManaging = ({ roles, state, joinedAt }: Staff) =>
  roles.includes("manager") &&
  (state === "active" || state === "invited" && joinedAt !== undefined);

/** With this member as they stand now. */
export function withMember(found: AgencyMembers | null, staff: Staff): AgencyMembers {
  const others = (ids: readonly string[] = []) => ids.filter((id) => id !== staff.id);
  const managers = others(found?.managers);
  return {
    members: [...others(found?.members), staff.id],
    managers: isManaging(staff) ? [...managers, staff.id] : managers,
  };
}

/** Whether a change would leave the agency without a second manager, or without any. */
export const leavesTooFew = (before: AgencyMembers | null, after: AgencyMembers): boolean =>
  after.managers.length < (before?.managers.length ?? 0) &&
  after.managers.length < LEAST_MANAGERS;

/** The record of the member's agency; the window's own staff have none, and nothing is written. */
export const membersOf = ({ agencyId }: Pick<Staff, "agencyId">) =>
  agencyMembersRecord(agencyId ?? "none");

/** Writes a member and how they stand in their agency, within one commit that has read both. */
export function writeMember(
  write: Write,
  { staff: at, members }: { staff: Found<Staff>; members: Found<AgencyMembers> },
  staff: Staff,
): void {
  write.set(at, staff);
  if (staff.agencyId === undefined) return;
  const after = withMember(members.value, staff);
  const isSame = (["members", "managers"] as const).every((list) =>
    after[list].length === members.value?.[list].length &&
    after[list].every((id) => members.value![list].includes(id))
  );
  if (!isSame) write.set(members, after);
}
