/** Those who work for the window itself. */
import { listAll } from "../platform/read.ts";
import type { Store } from "../platform/store.ts";
import { type Staff, staffRecord } from "../staff/staff.ts";

/** In the order in which they came. Reads all members of the desk: few, and seldom. */
export async function listWindowStaff(store: Store): Promise<Staff[]> {
  const found: Staff[] = [];
  for await (const { value } of listAll(store, staffRecord.all())) {
    if (value.agencyId === undefined) found.push(value);
  }
  return found.toSorted((a, b) => a.createdAt - b.createdAt);
}
