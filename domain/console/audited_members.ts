/** Whom the record of events speaks of, by name. */
import type { ShownLink } from "../platform/audit_reader.ts";
import type { KeyedHash } from "../platform/platform.ts";
import { read } from "../platform/read.ts";
import type { Store } from "../platform/store.ts";
import { staffByUserNameRecord, staffRecord } from "../staff/staff.ts";
import { parseUserName } from "../staff/user_name.ts";

export interface AuditedMembers {
  /** Who did it. */
  by?: string;
  /** The member whom it concerns. */
  of?: string;
  /** The rest of its details. */
  detail: ShownLink["detail"];
}

/**
 * `names`: of members, by their IDs. `staff` is whom an event of staff concerns, and anything beside
 * `by`; of other events it is who acts.
 */
export function membersIn(
  { event, detail }: Pick<ShownLink, "event" | "detail">,
  names: ReadonlyMap<string, string>,
): AuditedMembers {
  const { staff = "", by = "", ...rest } = detail;
  const [subject, actor] = [names.get(staff), names.get(by)];
  if (actor !== undefined && subject !== undefined) return { by: actor, of: subject, detail: rest };
  if (actor !== undefined) return { by: actor, detail: { ...rest, ...staff && { staff } } };
  if (subject !== undefined) {
    const member = event.startsWith("staff.") ? { of: subject } : { by: subject };
    return { ...member, detail: { ...rest, ...by && { by } } };
  }
  return { detail };
}

/** The names of all members whom these records name. */
export async function namesOf(
  store: Store,
  links: readonly Pick<ShownLink, "detail">[],
): Promise<Map<string, string>> {
  const named = links.flatMap(({ detail: { staff, by } }) => [staff, by]);
  const ids = [...new Set(named)].filter((id) => id !== undefined);
  const found = await read(store, ids.map((id) => staffRecord(id)));
  return new Map(found.flatMap(({ value }) => value ? [[value.id, value.name]] : []));
}

/** The ID behind a user name; what is none is taken for an ID. */
export async function memberSought(
  { store, hash }: { store: Store; hash: KeyedHash },
  typed: string,
): Promise<string> {
  const userName = parseUserName(typed);
  const found = userName && await read(store, staffByUserNameRecord(hash, userName));
  return found?.value ?? typed;
}
