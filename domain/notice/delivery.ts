/** Ports that deliver messages to people. */
import type { Device } from "../session/device.ts";
import type { Notice } from "./notice.ts";
import type { NoticeSubject } from "./settings.ts";

export type SmsMessage =
  /** The one-time code. */
  | { template: "code"; code: string }
  /** The same for the desk, to whose host browsers then bind it. */
  | { template: "desk_code"; code: string }
  /**
   * A code that somebody else types: the agency, in at most nine words, has named the person as a
   * contact. It opens no account, and its message says so.
   */
  | { template: "contact"; code: string; agency: string }
  /**
   * Tells the former number that the account moved to another SIM, with the last four digits of the
   * new one.
   */
  | { template: "sim_changed"; newMobileTail: string; link: string }
  /**
   * What happened, in at most six words; when, where and how often, in at most nine; a link to
   * refuse it.
   */
  | { template: "notice"; what: string; about: string; link: string }
  /** The same to a member of staff, of their account at the desk. */
  | { template: "desk_notice"; what: string; about: string; link: string }
  /** To the desk: the user name there, of which agency in at most nine words, and a link to begin. */
  | { template: "invitation"; userName: string; agency: string; link: string }
  /**
   * That there is news at the desk, and its address; of which service in at most nine words.
   * `language`: of the template, if it is not Persian.
   */
  | { template: "desk_news"; link: string; service?: string; language?: string }
  /**
   * Who has a letter, or news of a dossier, in at most nine words, and from which day; no link.
   * `language`: of the template, if it is not Persian.
   */
  | { template: "letter" | "dossier"; agency: string; date: string; language?: string };

/** What those who run the window have done to a person's account. */
export type AccountNews = "sessions_ended" | "account_closed" | "account_opened" | "level_lowered";

/** That an office has something for a person: never what it says. */
export interface News {
  subject: Exclude<NoticeSubject, "sign_ins">;
  /** Since when, in milliseconds. */
  at: number;
  /** What was done, in place of something that can be read in the portal; where to ask about it. */
  done?: { act: AccountNews; contact: string };
  /** Its name in a language (BCP 47); absent: the window's own support. */
  office?(language: string): string;
}

/** What a member of staff changed of their own account at the desk, or a manager of it. */
export interface StaffChange {
  change:
    | "password"
    | "app"
    | "passkey_added"
    | "passkey_removed"
    | "roles"
    | "suspended"
    | "restored"
    | "sessions_ended"
    | "recovery_approved"
    | "recovery_refused";
  /** When, in milliseconds. */
  at: number;
  /** Of the session in which it happened. */
  device?: Device;
  place?: string;
}

/** That there is news at the desk: never what it is. */
export interface DeskNews {
  /** The desk's address. */
  link: string;
  /** Of the service that it is about, in a language (BCP 47). */
  title?(language: string): string;
}

export interface SmsReceipt {
  /**
   * The operator's ID of the message, for delivery reports; absent if it has none or reports are
   * not configured.
   */
  messageId?: string;
}

export interface SmsGateway {
  /**
   * Submits the message to the operator, once. The adapter never retries, since the message may
   * have been sent. Throws `DeliveryFailed` if it was refused or no answer came in time.
   */
  send(
    mobile: string,
    message: SmsMessage,
    /**
     * `again`: an earlier message for the same purpose did not arrive, so another provider may be
     * better.
     */
    options?: { again?: boolean },
  ): Promise<SmsReceipt>;
}

export interface Mail {
  subject: string;
  text: string;
  html: string;
}

export interface MailGateway {
  /** Submits the mail to the server, once. Throws `DeliveryFailed`. */
  send(to: string, mail: Mail): Promise<void>;
}

/** The texts of messages outside the pages. */
export interface MessageWriter {
  codeMail(code: { code: string; expiresAt: number; language: string }): Mail;
  /** The code that confirms an address. */
  contactMail(code: { code: string; expiresAt: number; language: string }): Mail;
  noticeMail(notice: Notice, link: string): Mail;
  noticeSms(notice: Notice): { what: string; about: string };
  /** To a member of staff, of their account at the desk. */
  staffNoticeSms(change: StaffChange): { what: string; about: string };
  /** What support is asked for somebody who says that strangers were in their account. */
  refusedRequest(language: string): string;
  /** In Persian, unless the operator has templates in this language. */
  newsSms(news: News, language: string): SmsMessage;
  newsMail(news: News, language: string): Mail;
  /** That there is news at the desk; in Persian, unless the operator has templates in this language. */
  deskNews(news: DeskNews, language: string): SmsMessage;
  /** What the phone shows after dialling. */
  dialled(answer: Dialled): string;
}

/** The result of dialling for a code. */
export type Dialled =
  /** Newest first; more than one if several browsers wait. */
  | { outcome: "codes"; codes: { code: string; askedAt: number }[] }
  | { outcome: "none" }
  | { outcome: "limited"; retryAt: number };

export class DeliveryFailed extends Error {
  override name = "DeliveryFailed";
  /** `retryAfter` in seconds. `mayHaveLeft`: no answer came, so the message may have been sent. */
  constructor(readonly retryAfter: number, cause?: unknown, readonly mayHaveLeft = false) {
    super("Cannot hand the message to the operator", { cause });
  }
}

/** The server will never deliver this to this address (5yz, RFC 5321 §4.2.1). */
export class AddressRefused extends DeliveryFailed {
  override name = "AddressRefused";
}
