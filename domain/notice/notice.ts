/**
 * What a person is told about their account, with a way to refuse it («این من نبودم»). A notice is written in the
 * commit of what it tells about and sent from the queue afterwards: it neither delays nor fails a sign-in.
 */
import { DAY, type KeyedHash } from "../platform/platform.ts";
import type { Device } from "../session/device.ts";
import { record } from "../platform/record.ts";

export type NoticeKind =
  /** Signed in in a browser that was not known. */
  | "new_browser"
  /** The account moved to another SIM. */
  | "new_sim"
  | "level_raised"
  /** Began to act for a company. */
  | "company_session";

export interface NoticeEvent {
  kind: NoticeKind;
  accountId: string;
  /** Id of the session that it happened in. */
  session: string;
  /** Digest of the known browser that it happened in: «این من نبودم» closes all sessions there. */
  browser?: string;
  device: Device;
  /** Roughly: a country, or the network's part of an address. */
  place?: string;
  /** Of the page that it happened on. */
  language: string;
  /** Of a new SIM: where the old one is told. */
  formerMobile?: string;
}

export interface Notice extends NoticeEvent {
  id: string;
  /** When it happened. */
  at: number;
  /** How often the same happened within a minute; this notice tells of them, too (include_notice.ts). */
  more?: number;
  attempts: number;
  /** When it may be tried again. */
  nextAt: number;
  /** The operator took an SMS that did not arrive: by e-mail, then. */
  smsLost?: boolean;
}

/** What the refusal's page shows and what it closes: all that the notice tells of. */
export interface Refusal {
  notice: Pick<Notice, "kind" | "accountId" | "device" | "place" | "at" | "more">;
  closes: Pick<NoticeEvent, "session" | "browser">[];
  usedAt?: number;
}

const REFUSAL_LIFETIME = 7 * DAY;

export const noticeRecord = record<Notice>("notice", {
  about: "news to be sent to a person",
  expireIn: REFUSAL_LIFETIME,
});

/**
 * The bearer secret of the link: made from the notice, so that neither it nor the link is stored. 43 characters.
 */
export function refusalToken(hash: KeyedHash, noticeId: string): string {
  return hash.digest("not_me", "token", noticeId);
}

export const refusalRecord = record<Refusal, [hash: KeyedHash, token: string]>("not_me", {
  about: "what the link in a notice ends, by the hash of its token",
  expireIn: REFUSAL_LIFETIME,
  key: (hash, token) => [hash.digest("not_me", "key", token)],
});
