/** Processes the queue of notices: by SMS, else by e-mail, with a limited number of attempts. */
import type { AuditLog } from "../platform/audit.ts";
import {
  DeliveryFailed,
  type MailGateway,
  type MessageWriter,
  type SmsGateway,
} from "./delivery.ts";
import { type Account, accountRecord } from "../identity/account.ts";
import { rememberSent } from "./sent_message.ts";
import { type Clock, type KeyedHash, MINUTE } from "../platform/platform.ts";
import { commitTo } from "../platform/commit.ts";
import type { Held, WorkLease } from "../platform/lease.ts";
import { listAll, read } from "../platform/read.ts";
import type { Found } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";
import { type Notice, noticeRecord, refusalToken } from "./notice.ts";

export interface SendNoticesDeps {
  store: Store;
  clock: Clock;
  hash: KeyedHash;
  audit: AuditLog;
  sms: SmsGateway;
  /** Absent if no mail server is configured. */
  mail?: MailGateway;
  messages: MessageWriter;
  /** Origin of the window. */
  window: string;
}

/** Pauses between attempts; there is one attempt more. */
const PAUSES = [1, 5, 15, 60].map((minutes) => minutes * MINUTE);
/** How long the last attempt is reserved for one worker. */
const LAST_CLAIM = MINUTE;

/**
 * Sends notices that are due. Each is claimed before it is sent, so that workers do not send it
 * twice.
 */
export async function sendDueNotices(deps: SendNoticesDeps): Promise<void> {
  for await (const entry of dueNotices(deps)) await tryOnce(deps, entry);
}

/** The same while this worker has the lease of this work. */
export async function sendByLease(deps: SendNoticesDeps, lease: WorkLease): Promise<void> {
  if (!await lease.hold()) return;
  for await (const entry of dueNotices(deps)) {
    const held = await lease.hold();
    if (!held) return;
    await tryOnce(deps, entry, held);
  }
}

async function* dueNotices({ store, clock }: SendNoticesDeps) {
  for await (const entry of listAll(store, noticeRecord.all())) {
    if (entry.value.nextAt <= clock.now()) yield entry;
  }
}

async function tryOnce(
  deps: SendNoticesDeps,
  entry: Found<Notice> & { value: Notice },
  held?: Held,
) {
  const { store, clock, audit } = deps;
  const attempts = entry.value.attempts + 1;
  const pause = PAUSES.at(attempts - 1);
  const notice: Notice = { ...entry.value, attempts, nextAt: clock.now() + (pause ?? LAST_CLAIM) };
  const claim = commitTo(store).check(entry, ...held ? [held] : []).set(entry, notice);
  if (!await claim.commit()) return;
  const delivered = await deliver(deps, notice);
  if (!delivered && pause !== undefined) return;
  const write = commitTo(store).delete(entry);
  audit.include(write, {
    at: clock.now(),
    event: delivered ? "notice.sent" : "notice.failed",
    accountId: notice.accountId,
    detail: { kind: notice.kind, attempts },
  });
  await write.commit();
}

/**
 * Whether any channel accepted it. A new SIM is notified to the old number and by e-mail
 * (sign_in.md "Returning").
 */
async function deliver(deps: SendNoticesDeps, notice: Notice): Promise<boolean> {
  const { value: account } = await read(deps.store, accountRecord(notice.accountId));
  if (!account) return true;
  const link = `${deps.window}/not-me/${refusalToken(deps.hash, notice.id)}`;
  const byMail = () => {
    const { mail, messages } = deps;
    if (!mail || !account.email) return Promise.resolve(false);
    return taken(mail.send(account.email, messages.noticeMail(notice, link)));
  };
  const bySms = (mobile: string | undefined) => {
    if (!mobile || notice.smsLost) return Promise.resolve(false);
    return taken(sendSms(deps, notice, { mobile, account, link }));
  };
  if (notice.kind === "new_sim") {
    const answers = await Promise.all([bySms(notice.formerMobile), byMail()]);
    return answers.includes(true);
  }
  return await bySms(account.mobile) || await byMail();
}

async function sendSms(
  { store, sms, messages }: SendNoticesDeps,
  notice: Notice,
  { mobile, account, link }: { mobile: string; account: Account; link: string },
): Promise<void> {
  const newMobileTail = account.mobile?.slice(-4);
  if (notice.kind === "new_sim" && newMobileTail) {
    await sms.send(mobile, { template: "sim_changed", newMobileTail, link });
    return;
  }
  const text = messages.noticeSms(notice);
  const { messageId } = await sms.send(mobile, { template: "notice", link, ...text });
  if (!messageId) return;
  const { lost } = await rememberSent(store, messageId, { notice });
  if (lost) throw new DeliveryFailed(0);
}

async function taken(sending: Promise<unknown>): Promise<boolean> {
  try {
    await sending;
    return true;
  } catch (error) {
    if (error instanceof DeliveryFailed) return false;
    throw error;
  }
}
