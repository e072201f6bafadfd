/**
 * Who hears that a manager has changed a member: the member by SMS, and the agency's other managers at
 * the desk, each until they have seen it. Within the commit of the change.
 */
import { newMessageId } from "../../outbox/message.ts";
import { commitTo, type Write } from "../../platform/commit.ts";
import { type Clock, DAY, type Random } from "../../platform/platform.ts";
import { listAll } from "../../platform/read.ts";
import { record } from "../../platform/record.ts";
import type { Store } from "../../platform/store.ts";
import type { Role } from "../role.ts";
import type { SignedInStaff } from "../session.ts";
import type { Staff } from "../staff.ts";
import { tellOwnChange } from "./own_notice.ts";

export type MemberChangeKind = "roles" | "suspended" | "restored" | "handed_over";

export interface MemberChange {
  at: number;
  change: MemberChangeKind;
  by: string;
  /** Names, as they were. */
  of: string;
  /** Of `of`. */
  roles: { from: readonly Role[]; to: readonly Role[] };
}

export const memberNewsRecord = record<MemberChange, [managerId: string, id: string]>(
  "member_news",
  {
    about: "a change of a member by another manager, until this manager has seen it",
    expireIn: 90 * DAY,
  },
);

export interface ToldChange {
  by: Staff;
  former: Staff;
  staff: Staff;
  change: MemberChangeKind | "sessions_ended";
  /** IDs of those who managed before. */
  managers: readonly string[];
}

export function tellOfChange(
  deps: { clock: Clock; random: Random },
  write: Write,
  { by, former, staff, change, managers }: ToldChange,
): void {
  tellOwnChange(deps, write, { staffId: staff.id }, change === "handed_over" ? "roles" : change);
  if (change === "sessions_ended") return;
  const news: MemberChange = {
    at: deps.clock.now(),
    change,
    by: by.name,
    of: staff.name,
    roles: { from: former.roles, to: staff.roles },
  };
  for (const id of managers.filter((id) => id !== by.id && id !== staff.id)) {
    write.set(memberNewsRecord(id, newMessageId(deps)), news);
  }
}

/** What this manager has not seen, the newest first. */
export async function listMemberNews(store: Store, managerId: string): Promise<MemberChange[]> {
  const found = await Array.fromAsync(listAll(store, memberNewsRecord.all(managerId)));
  return found.map(({ value }) => value).toReversed();
}

/** The manager has seen what happened until this moment. */
export async function noteMemberNewsSeen(
  store: Store,
  { staff: { id } }: SignedInStaff,
  until: number,
): Promise<void> {
  const write = commitTo(store);
  for await (const found of listAll(store, memberNewsRecord.all(id))) {
    if (found.value.at <= until) write.delete(found);
  }
  await write.commit();
}
