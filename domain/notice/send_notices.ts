/**
 * Sends notices: by SMS, else by e-mail, by both if the person chose so, with a limited number of
 * attempts.
 */
import type { AuditLog } from "../platform/audit.ts";
import {
  DeliveryFailed,
  type MailGateway,
  type MessageWriter,
  type SmsGateway,
} from "./delivery.ts";
import { type Account, accountRecord } from "../identity/account.ts";
import { rememberSent } from "./sent_message.ts";
import type { Include, Sender } from "../outbox/sender.ts";
import type { Clock, KeyedHash } from "../platform/platform.ts";
import { read } from "../platform/read.ts";
import type { Store } from "../platform/store.ts";
import { type Notice, NOTICE_ATTEMPTS, refusalToken } from "./notice.ts";
import { channelsFor, noticeSettingsRecord } from "./settings.ts";
import { isTaken } from "./taken.ts";

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

/** Each attempt tries all channels that may take the notice. */
export function createNoticeSender(deps: SendNoticesDeps): Sender {
  const { clock, audit } = deps;

  function including(
    event: "notice.sent" | "notice.failed",
    { accountId, kind }: Notice,
    attempts: number,
  ): Include {
    const detail = { kind, attempts };
    return (write) => audit.include(write, { at: clock.now(), event, accountId, detail });
  }

  return {
    ...NOTICE_ATTEMPTS,
    isClaimed: true,
    async send({ content, attempts = 0 }) {
      const notice = content as Notice;
      if (!await deliver(deps, notice)) return { outcome: "failed", reason: "no channel took it" };
      return { outcome: "delivered", include: including("notice.sent", notice, attempts) };
    },
    givenUp: ({ content, attempts = 0 }) => including("notice.failed", content as Notice, attempts),
  };
}

/**
 * Whether any channel accepted it. A new SIM is notified to the old number and by e-mail
 * (sign_in.md "Returning"), a changed address to the old address and by SMS.
 */
async function deliver(deps: SendNoticesDeps, notice: Notice): Promise<boolean> {
  const { account: { value: account }, settings: { value: settings } } = await read(deps.store, {
    account: accountRecord(notice.accountId),
    settings: noticeSettingsRecord(notice.accountId),
  });
  if (!account) return true;
  const own = notice.kind === "email_changed" ? notice.formerEmail : account.contactEmail?.address;
  // The one in the civil registry, which no session can change.
  const address = own ?? account.email;
  const language = settings?.language ?? notice.language;
  const link = `${deps.window}/not-me/${refusalToken(deps.hash, notice.id)}`;
  const byMail = () => {
    const { mail, messages } = deps;
    if (!mail || !address) return Promise.resolve(false);
    return isTaken(mail.send(address, messages.noticeMail({ ...notice, language }, link)));
  };
  const bySms = (mobile: string | undefined) => {
    if (!mobile || notice.smsLost) return Promise.resolve(false);
    return isTaken(sendSms(deps, notice, { mobile, account, link }));
  };
  if (notice.kind === "new_sim") {
    return anyOf(await Promise.all([bySms(notice.formerMobile), byMail()]));
  }
  const reach = { settings, hasEmail: own !== undefined };
  if (notice.kind === "email_changed" || channelsFor(reach, "sign_ins").includes("email")) {
    return anyOf(await Promise.all([bySms(account.mobile), byMail()]));
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

const anyOf = (answers: readonly boolean[]): boolean => answers.includes(true);
