/** Ports that carry a message to a person. */
import type { Notice } from "./notice.ts";

export type SmsMessage =
  /** The one-time code. */
  | { template: "code"; code: string }
  /** Tells the former number that the account moved to another SIM, of which it sees the last four digits. */
  | { template: "sim_changed"; newMobileTail: string; link: string }
  /** What happened, in at most six words; when, where and how often, in at most nine; how to refuse it. */
  | { template: "notice"; what: string; about: string; link: string };

export interface SmsReceipt {
  /** The operator's name for the message, by which it reports the delivery; absent when it gave none or its reports reach nobody. */
  messageId?: string;
}

export interface SmsGateway {
  /**
   * Hands the message to the operator, once: never repeated by the adapter, since a message may have left.
   * Throws `DeliveryFailed` when it was refused or no answer came in time.
   */
  send(
    mobile: string,
    message: SmsMessage,
    /** `again`: an earlier message for the same purpose did not arrive, so another provider may do better. */
    options?: { again?: boolean },
  ): Promise<SmsReceipt>;
}

export interface Mail {
  subject: string;
  text: string;
  html: string;
}

export interface MailGateway {
  /** Hands the mail to the server, once. Throws `DeliveryFailed`. */
  send(to: string, mail: Mail): Promise<void>;
}

/** The words of what leaves the window otherwise than as a page. */
export interface MessageWriter {
  codeMail(code: { code: string; expiresAt: number; language: string }): Mail;
  noticeMail(notice: Notice, link: string): Mail;
  noticeSms(notice: Notice): { what: string; about: string };
  /** What the phone shows after dialling. */
  dialled(answer: Dialled): string;
}

/** What dialling for a code found. */
export type Dialled =
  /** Newest first; more than one when several browsers wait. */
  | { outcome: "codes"; codes: { code: string; askedAt: number }[] }
  | { outcome: "none" }
  | { outcome: "limited"; retryAt: number };

export class DeliveryFailed extends Error {
  override name = "DeliveryFailed";
  /** `retryAfter` in seconds. `mayHaveLeft`: no answer came, so the message may yet arrive. */
  constructor(readonly retryAfter: number, cause?: unknown, readonly mayHaveLeft = false) {
    super("Cannot hand the message to the operator", { cause });
  }
}
