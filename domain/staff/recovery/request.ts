/**
 * A manager who recovered their password waits for a second manager of the agency, or for an operator
 * if there is none. Kept by agency, so that those who may approve find it.
 */
import { DAY } from "../../platform/platform.ts";
import type { Read } from "../../platform/read.ts";
import { record } from "../../platform/record.ts";
import { membersOf } from "../members.ts";
import { isActive, type Staff, staffRecord } from "../staff.ts";

export interface RecoveryRequest {
  staffId: string;
  /** Of the member: what has happened since makes the request void. */
  epoch: number;
  /** The new password, hashed. */
  password: string;
  askedAt: number;
}

export const recoveryRequestRecord = record<
  RecoveryRequest,
  [agencyId: string, staffId: string]
>("staff_recovery_request", {
  about: "a manager's new password that waits for the approval of a second manager",
  expireIn: 3 * DAY,
});

/** Those of the agency who manage it and can sign in, without this member. */
export async function otherManagers(
  read: Read,
  { id, agencyId }: Pick<Staff, "id" | "agencyId">,
): Promise<Staff[]> {
  const { value } = await read(membersOf({ agencyId }));
  const ids = (value?.managers ?? []).filter((manager) => manager !== id);
  const found = await read(ids.map((manager) => staffRecord(manager)));
  return found.flatMap(({ value: staff }) =>
    isActive(staff) && staff.roles.includes("manager") && staff.agencyId === agencyId ? [staff] : []
  );
}
