/** The code comes back, and the address counts; or the person takes it away again. */
import { claimsFact } from "../events/claims_changed.ts";
import { notePersonChanged } from "../events/person_changed.ts";
import type { Account } from "../identity/account.ts";
import { auditRecord, type Caller, noticeOf } from "../journey/caller.ts";
import { judgeCode, parseCode } from "../journey/one_time_code.ts";
import { includeNotice, type NoticeRecords, readNoticeRecords } from "../notice/include_notice.ts";
import { transact, type Write } from "../platform/commit.ts";
import type { Found } from "../platform/record.ts";
import { type Read, read } from "../platform/read.ts";
import { tellWorkers } from "../session/tell_workers.ts";
import type { Session } from "../session/session.ts";
import { liveIn, liveRecords, type LiveSession } from "../session/use_session.ts";
import { EMAIL_CODE_RULES, pendingEmailRecord } from "./pending.ts";
import type { ContactPorts } from "./request_email.ts";

export type ConfirmEmailOutcome =
  | { outcome: "confirmed" }
  | { outcome: "invalid"; error: "missing" | "format" }
  | { outcome: "wrong"; triesLeft: number }
  /** There is no address to confirm, or no longer with this code. */
  | { outcome: "lapsed" }
  /** The session has ended. */
  | { outcome: "elsewhere" };

/** The address that waits for its code, and until when the code counts. */
export async function pendingEmail(
  { store }: Pick<ContactPorts, "store">,
  accountId: string,
): Promise<{ address: string; expiresAt: number } | null> {
  const { value } = await read(store, pendingEmailRecord(accountId));
  return value && { address: value.address, expiresAt: value.code.expiresAt };
}

/** Writes the account, what the old address and the number are told, and what services are told. */
export async function confirmEmail(
  deps: ContactPorts,
  caller: Caller,
  { sessionDigest, account: { id: accountId, contactEmail } }: LiveSession,
  typed: string,
): Promise<ConfirmEmailOutcome> {
  const { store, clock, hash } = deps;
  const { digits, tries } = EMAIL_CODE_RULES;
  if (typed.trim() === "") return { outcome: "invalid", error: "missing" };
  const code = parseCode(typed, digits);
  if (code === null) return { outcome: "invalid", error: "format" };
  const gather = changeOf(deps, { sessionDigest, accountId, former: contactEmail?.address });
  return await transact(store, gather, ({ pending, news, ...found }, write) => {
    const now = clock.now();
    const live = liveIn(found, now);
    if (!live) return { outcome: "elsewhere" };
    if (!pending.value) return { outcome: "lapsed" };
    const { address, code: issued } = pending.value;
    const verdict = judgeCode(hash, issued, code, { now, tries });
    if (verdict === "expired" || verdict === "spent") return { outcome: "lapsed" };
    if (verdict === "wrong") {
      const wrongTries = issued.wrongTries + 1;
      write.set(pending, { address, code: { ...issued, wrongTries } });
      if (wrongTries >= tries) return { outcome: "lapsed" };
      return { outcome: "wrong", triesLeft: tries - wrongTries };
    }
    const { id: session, browser } = live.session;
    write.delete(pending);
    keep(deps, caller, write, { found, live, news }, {
      address,
      confirmedAt: now,
      session,
      browser,
    });
    return { outcome: "confirmed" };
  });
}

/** @returns `elsewhere` if the session has ended */
export async function removeEmail(
  deps: ContactPorts,
  caller: Caller,
  { sessionDigest, account: { id: accountId, contactEmail } }: LiveSession,
): Promise<"removed" | "elsewhere"> {
  const gather = changeOf(deps, { sessionDigest, accountId, former: contactEmail?.address });
  return await transact(deps.store, gather, ({ pending, news, ...found }, write) => {
    const live = liveIn(found, deps.clock.now());
    if (!live) return "elsewhere";
    write.delete(pending);
    if (live.account.contactEmail) keep(deps, caller, write, { found, live, news }, undefined);
    return "removed";
  });
}

const KIND = "email_changed" as const;

/** The records of a change. The former address is part of what its notice is counted by. */
const changeOf = (
  deps: ContactPorts,
  { sessionDigest, accountId, former }: {
    sessionDigest: string;
    accountId: string;
    former?: string;
  },
) =>
async (read: Read) => ({
  ...await read({
    ...liveRecords(sessionDigest, accountId),
    pending: pendingEmailRecord(accountId),
  }),
  news: await readNoticeRecords(deps, read, { kind: KIND, accountId, formerEmail: former }),
});

interface Changing {
  found: { account: Found<Account> };
  live: { session: Session; account: Account };
  news: NoticeRecords;
}

function keep(
  deps: ContactPorts,
  caller: Caller,
  write: Write,
  { found, live: { session, account: former }, news }: Changing,
  contactEmail: Account["contactEmail"],
): void {
  const { id: accountId } = former;
  const now = deps.clock.now();
  const changed = { ...former, contactEmail };
  write.set(found.account, changed);
  const formerEmail = former.contactEmail?.address;
  includeNotice(deps, write, news, { kind: KIND, formerEmail, ...noticeOf(caller, session) });
  notePersonChanged(write, { accountId, facts: claimsFact(former, changed), now });
  tellWorkers(write, accountId, now);
  const event = contactEmail ? "email.confirmed" : "email.removed";
  deps.audit.include(write, auditRecord(deps, caller, event, { accountId }));
}
