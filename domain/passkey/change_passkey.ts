/** A person looks at their passkeys, renames and removes them. */
import { auditRecord, type Caller, noticeOf } from "../journey/caller.ts";
import { includeNotice, readNoticeRecords } from "../notice/include_notice.ts";
import { transact } from "../platform/commit.ts";
import { type Read, read } from "../platform/read.ts";
import type { Store } from "../platform/store.ts";
import { liveIn, liveRecords, type LiveSession } from "../session/use_session.ts";
import { parsePasskeyName } from "./name.ts";
import type { PasskeyPorts } from "./ports.ts";
import { type Passkey, passkeysRecord, removePasskeys } from "./credential/passkeys.ts";

/** The oldest first. */
export async function listPasskeys(store: Store, accountId: string): Promise<readonly Passkey[]> {
  return (await read(store, passkeysRecord(accountId))).value ?? [];
}

export type RenameOutcome =
  | { outcome: "renamed" }
  | { outcome: "name_too_long" }
  /** There is no such passkey of this person. */
  | { outcome: "gone" }
  | { outcome: "elsewhere" };

export async function renamePasskey(
  { store, clock }: Pick<PasskeyPorts, "store" | "clock">,
  { sessionDigest, account: { id: accountId } }: LiveSession,
  { id, name: typed }: { id: string; name: string },
): Promise<RenameOutcome> {
  const named = parsePasskeyName(typed);
  if ("error" in named) return { outcome: "name_too_long" };
  const wanted = { ...liveRecords(sessionDigest, accountId), list: passkeysRecord(accountId) };
  return await transact(store, wanted, ({ list, ...found }, write) => {
    if (!liveIn(found, clock.now())) return { outcome: "elsewhere" };
    const kept = list.value ?? [];
    if (!kept.some((passkey) => passkey.id === id)) return { outcome: "gone" };
    write.set(
      list,
      kept.map((passkey) => passkey.id === id ? { ...passkey, name: named.name } : passkey),
    );
    return { outcome: "renamed" };
  });
}

export type RemoveOutcome = { outcome: "removed" | "gone" | "elsewhere" };

/** Sessions that it opened go on: they stand in the list of sessions. */
export async function removePasskey(
  deps: PasskeyPorts,
  caller: Caller,
  { sessionDigest, account: { id: accountId } }: LiveSession,
  id: string,
): Promise<RemoveOutcome> {
  const kind = "passkey_removed" as const;
  const gather = async (read: Read) => ({
    ...await read({
      ...liveRecords(sessionDigest, accountId),
      list: passkeysRecord(accountId),
    }),
    news: await readNoticeRecords(deps, read, { kind, accountId }),
  });
  return await transact(deps.store, gather, ({ list, news, ...found }, write) => {
    const live = liveIn(found, deps.clock.now());
    if (!live) return { outcome: "elsewhere" };
    const removed = (list.value ?? []).filter((passkey) => passkey.id === id);
    if (removed.length === 0) return { outcome: "gone" };
    removePasskeys(write, deps.hash, list, removed);
    includeNotice(deps, write, news, { kind, ...noticeOf(caller, live.session) });
    const detail = { passkey: id, session: live.session.id };
    const record = auditRecord(deps, caller, "passkey.removed", { accountId, detail });
    deps.audit.include(write, record);
    return { outcome: "removed" };
  });
}
