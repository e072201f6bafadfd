/** The members of an agency or of the window, and who has not come for long. */
import { DAY } from "../../platform/platform.ts";
import { listAll, read } from "../../platform/read.ts";
import type { Store } from "../../platform/store.ts";
import { membersOf } from "../members.ts";
import { isActive, type Staff, staffRecord } from "../staff.ts";

/** Without a sign-in for so long, the others are warned. */
export const IDLE_AFTER = 90 * DAY;

export const isIdle = (staff: Staff, now: number): boolean =>
  isActive(staff) && now >= (staff.lastSignInAt ?? staff.joinedAt ?? staff.createdAt) + IDLE_AFTER;

/** In the order in which they came. */
export async function listMembers(store: Store, agencyId: string): Promise<Staff[]> {
  const { value } = await read(store, membersOf({ agencyId }));
  const ids = value?.members ?? [];
  const found = await read(store, ids.map((id) => staffRecord(id)));
  return found.flatMap(({ value: staff }) => staff?.agencyId === agencyId ? [staff] : [])
    .toSorted((a, b) => a.createdAt - b.createdAt);
}

/** `null`: there is no such member of this agency. */
export async function findMember(
  store: Store,
  agencyId: string,
  id: string,
): Promise<Staff | null> {
  const { value: staff } = await read(store, staffRecord(id));
  return staff?.agencyId === agencyId ? staff : null;
}

/** Those who work for the window itself. Reads all members of the desk: few, and seldom. */
export async function listWindowStaff(store: Store): Promise<Staff[]> {
  const found: Staff[] = [];
  for await (const { value } of listAll(store, staffRecord.all())) {
    if (value.agencyId === undefined) found.push(value);
  }
  return found.toSorted((a, b) => a.createdAt - b.createdAt);
}
