/** The person asks that their account be deleted, and may regret it until then. */
import { isRecentlyProved } from "../access/needs.ts";
import { auditRecord, type Caller, noticeOf } from "../journey/caller.ts";
import { includeNotice, readNoticeRecords } from "../notice/include_notice.ts";
import { enqueue } from "../outbox/enqueue.ts";
import { outboxRef } from "../outbox/message.ts";
import { transact } from "../platform/commit.ts";
import type { Read } from "../platform/read.ts";
import { includeOnce, recordedRecord } from "../platform/record_once.ts";
import type { Ports } from "../ports.ts";
import { liveIn, liveRecords, type LiveSession } from "../session/use_session.ts";
import { deletionMessage, REGRET_TIME } from "./deletion.ts";
import { includeReminder, reminderRef } from "./remind.ts";

export type DeletionPorts = Pick<Ports, "store" | "clock" | "random" | "hash" | "audit">;

export type AskOutcome =
  /** `dueAt`: when the account ends, in milliseconds; of the first request, if there are several. */
  | { outcome: "asked"; dueAt: number }
  /** The sign-in was too long ago, or was not in this browser. */
  | { outcome: "proof_needed" }
  /** The session has ended. */
  | { outcome: "elsewhere" };

/** The person is told by SMS or e-mail, with a link that undoes it, and again a day before. */
export async function askDeletion(
  deps: DeletionPorts,
  caller: Caller,
  { sessionDigest, account: { id: accountId } }: LiveSession,
): Promise<AskOutcome> {
  const kind = "deletion_asked" as const;
  const gather = async (read: Read) => ({
    ...await read({
      ...liveRecords(sessionDigest, accountId),
      recorded: recordedRecord("account.deletion_asked", accountId),
    }),
    news: await readNoticeRecords(deps, read, { kind, accountId }),
  });
  return await transact(deps.store, gather, ({ news, recorded, ...found }, write): AskOutcome => {
    const now = deps.clock.now();
    const live = liveIn(found, now);
    if (!live) return { outcome: "elsewhere" };
    if (live.account.deletion) return { outcome: "asked", dueAt: live.account.deletion.dueAt };
    if (!isRecentlyProved(live.session, now)) return { outcome: "proof_needed" };
    const deletion = { askedAt: now, dueAt: now + REGRET_TIME };
    write.set(found.account, { ...live.account, deletion });
    enqueue(write, deletionMessage(accountId, deletion));
    const takesEffectAt = deletion.dueAt;
    const event = noticeOf(caller, live.session);
    includeNotice(deps, write, news, { kind, takesEffectAt, ...event });
    includeReminder(deps, write, event, deletion);
    const detail = { session: live.session.id };
    const record = auditRecord(deps, caller, "account.deletion_asked", { accountId, detail });
    includeOnce(deps, write, recorded, record);
    return { outcome: "asked", dueAt: deletion.dueAt };
  });
}

/** Needs no new proof: it takes nothing away. `elsewhere`: the session or the account has ended. */
export async function cancelDeletion(
  deps: DeletionPorts,
  caller: Pick<Caller, "ip" | "requestId">,
  { sessionDigest, account: { id: accountId } }: LiveSession,
): Promise<{ outcome: "kept" | "elsewhere" }> {
  const wanted = {
    ...liveRecords(sessionDigest, accountId),
    recorded: recordedRecord("account.deletion_cancelled", accountId),
  };
  return await transact(deps.store, wanted, ({ recorded, ...found }, write) => {
    const live = liveIn(found, deps.clock.now());
    if (!live) return { outcome: "elsewhere" };
    const { deletion, ...account } = live.account;
    if (!deletion) return { outcome: "kept" };
    write.set(found.account, account)
      .delete(outboxRef(deletionMessage(accountId, deletion), deletion.dueAt))
      .delete(reminderRef(accountId, deletion));
    const detail = { session: live.session.id };
    const record = auditRecord(deps, caller, "account.deletion_cancelled", { accountId, detail });
    includeOnce(deps, write, recorded, record);
    return { outcome: "kept" };
  });
}
