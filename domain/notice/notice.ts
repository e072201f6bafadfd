/**
 * A notification about the person's account, with a way to refuse it («من نبودم»). It is
 * written to the outbox in the commit of its event: it neither delays a sign-in nor makes
 * it fail.
 */
import type { NewMessage } from "../outbox/enqueue.ts";
import { DAY, type KeyedHash, MINUTE } from "../platform/platform.ts";
import type { Device } from "../session/device.ts";
import { record } from "../platform/record.ts";

export type NoticeKind =
  /** Signed in with a browser that was not known. */
  | "new_browser"
  /** The account moved to another SIM. */
  | "new_sim"
  | "level_raised"
  /** Started to act for a company. */
  | "company_session"
  | "passkey_added"
  | "passkey_removed"
  /** The address that the person confirmed is another one, or was taken away. */
  | "email_changed"
  /** The person, or somebody in their session, wants the account to be deleted. */
  | "deletion_asked"
  /** One day before the account is deleted. */
  | "deletion_soon"
  /** A browser gets pushes from now on. */
  | "push_added";

export interface NoticeEvent {
  kind: NoticeKind;
  accountId: string;
  /** ID of the session in which it happened. */
  session: string;
  /** Digest of the known browser in which it happened: «من نبودم» ends all sessions there. */
  browser?: string;
  device: Device;
  /** Approximate: a country, or the network part of an IP. */
  place?: string;
  /** Language of the page. */
  language: string;
  /** For a new SIM: the old number, which is notified. */
  formerMobile?: string;
  /** For a changed address: the old one, which is notified. */
  formerEmail?: string;
  /** Of `deletion_asked` and `deletion_soon`: when the account is deleted, in milliseconds. */
  takesEffectAt?: number;
}

export interface Notice extends NoticeEvent {
  id: string;
  /** When it happened. */
  at: number;
  /** Number of further events within a minute that this notice covers (include_notice.ts). */
  more?: number;
  /** The operator accepted an SMS that did not arrive, so e-mail is next. */
  smsLost?: boolean;
}

/** What the refusal's page shows and what it ends: everything that the notice covers. */
export interface Refusal {
  notice: Pick<Notice, "kind" | "accountId" | "device" | "place" | "at" | "more">;
  closes: Pick<NoticeEvent, "session" | "browser">[];
  usedAt?: number;
}

const REFUSAL_LIFETIME = 7 * DAY;

export const NOTICE = "notice";
/** A version of the program that has no words for these leaves them to one that has. */
export const PASSKEY_NOTICE = "passkey_notice";
export const EMAIL_NOTICE = "email_notice";
export const DELETION_NOTICE = "deletion_notice";
export const DELETION_REMINDER = "deletion_reminder";
export const PUSH_NOTICE = "push_notice";

const LATER_KINDS: Partial<Record<NoticeKind, string>> = {
  passkey_added: PASSKEY_NOTICE,
  passkey_removed: PASSKEY_NOTICE,
  email_changed: EMAIL_NOTICE,
  deletion_asked: DELETION_NOTICE,
  deletion_soon: DELETION_REMINDER,
  push_added: PUSH_NOTICE,
};

/** Who gets messages of this kind: each person by themselves. */
export const personReceiver = (accountId: string) => `person:${accountId}`;

/** Between attempts; there is one attempt more. */
const NOTICE_PAUSES = [1, 5, 15, 60].map((minutes) => minutes * MINUTE);

/** Of a sender whose message is of no use later. */
export const NOTICE_ATTEMPTS = { pauses: NOTICE_PAUSES, maxAttempts: NOTICE_PAUSES.length + 1 };

/** The message of a notice, which leaves at `dueAt`, or at once. */
export const noticeMessage = (notice: Notice, dueAt?: number): NewMessage<Notice> => ({
  id: notice.id,
  kind: LATER_KINDS[notice.kind] ?? NOTICE,
  receiver: personReceiver(notice.accountId),
  at: notice.at,
  dueAt,
  content: notice,
});

/**
 * The bearer secret of the link, derived from the notice, so that neither it nor the link is
 * stored. 43 characters.
 */
export function refusalToken(hash: KeyedHash, noticeId: string): string {
  return hash.digest("not_me", "token", noticeId);
}

export const refusalRecord = record<Refusal, [hash: KeyedHash, token: string]>("not_me", {
  about: "what the link in a notice ends, by the hash of its token",
  expireIn: REFUSAL_LIFETIME,
  key: (hash, token) => [hash.digest("not_me", "key", token)],
});
