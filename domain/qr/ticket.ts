/**
 * A ticket by which a signed-in phone opens a session in another browser (guide 1.7 §2).
 *
 * waiting → scanned → approved → collected; it can be refused in any state before that. It stays
 * after its end, so that a form sent twice is answered as the first time. Every change is one commit
 * with a check, so that two phones, two answers or two collections never both succeed
 * (security_cases 27).
 */
import type { AssuranceLevel } from "../identity/account.ts";
import { type KeyedHash, MINUTE, SECOND } from "../platform/platform.ts";
import type { Device } from "../session/device.ts";
import type { Write } from "../platform/commit.ts";
import { record } from "../platform/record.ts";
import type { NumberMatch } from "./number_match.ts";

export interface QrTicket {
  /**
   * Digest of the waiting browser's token. Identifier and manual code are derived from it and not
   * stored. Each drawing has its own token, so that somebody who knew the browser's cookie before
   * cannot collect.
   */
  transaction: string;
  /** Public name of this drawing, by which an older tab notices a newer one. */
  drawing: string;
  asker: QrAsker;
  expiresAt: number;
  state: "waiting" | "scanned" | "approved" | "collected" | "refused";
  /** The first signed-in phone that opened it; it is the owner. */
  phone?: { session: string; accountId: string; match: NumberMatch };
  approval?: QrApproval;
  /** Why the phone refused it. */
  refusal?: QrRefusal;
}

export type QrRefusal = "refused" | "not_me" | "sim_mismatch" | "wrong_number";

/** What the phone shows about the waiting browser. */
export interface QrAsker {
  device: Device;
  maskedIp: string;
  /** Digest of its network, compared with the phone's. */
  network: string;
  /** ID of the service that it is going to; absent for the window itself. */
  service?: string;
  askedAt: number;
}

export interface QrApproval {
  level: AssuranceLevel;
  /** The approving session's: an approval presents no authenticator (NIST SP 800-63B-4 §2.2.3). */
  authTime: number;
  /** A browser without scripts polls only when a button is pressed. */
  collectBy: number;
}

export type QrState = QrTicket["state"] | "expired";

/** From drawing to approval (sign_in.md). */
export const QR_LIFETIME = 120 * SECOND;
/** From approval to the session in the waiting browser. */
export const QR_COLLECT_WITHIN = 120 * SECOND;
/** Longer than the ticket lives, so that the screen can say how it ended. */
export const QR_RECORD_LIFETIME = 10 * MINUTE;
/**
 * A guess among ten thousand live tickets succeeds once in 100,000 attempts, and a person has ten
 * an hour.
 */
const CODE_DIGITS = 9;
/** 132 bits in base64url (ASVS 5.0 7.2.3 requires 128). */
const ID_LENGTH = 22;

/** The bearer secret in the QR code's URL. */
export function qrTicketId(hash: KeyedHash, transaction: string): string {
  return hash.digest("qr_ticket", transaction).slice(0, ID_LENGTH);
}

/** Nine digits for people who cannot scan: typed by a signed-in person, within a budget. */
export function qrManualCode(hash: KeyedHash, transaction: string): string {
  const digest = hash.digest("qr_code", transaction);
  const [number] = new BigUint64Array(
    Uint8Array.fromBase64(digest, { alphabet: "base64url" }).slice(0, 8).buffer,
  );
  return String(number % 10n ** BigInt(CODE_DIGITS)).padStart(CODE_DIGITS, "0");
}

export const isManualCode = (text: string) => /^\d+$/.test(text) && text.length === CODE_DIGITS;

export const qrTicketRecord = record<QrTicket, [hash: KeyedHash, id: string]>("qr_ticket", {
  about: "a QR sign-in, by the hash of its identifier",
  expireIn: QR_RECORD_LIFETIME,
  key: (hash, id) => [hash.digest("qr_ticket", "key", id)],
});

/** Holds the ticket's transaction. */
export const qrCodeRecord = record<string, [hash: KeyedHash, code: string]>("qr_code", {
  about: "a QR sign-in, by the hash of its manual code",
  expireIn: QR_LIFETIME,
  key: (hash, code) => [hash.digest("qr_code", "key", code)],
});

export function qrStateAt(ticket: QrTicket, now: number): QrState {
  const { state, expiresAt, approval } = ticket;
  if (state === "refused" || state === "collected") return state;
  return now < (approval?.collectBy ?? expiresAt) ? state : "expired";
}

/** The records by which a ticket is found. */
const recordsOf = (hash: KeyedHash, transaction: string) => ({
  ticket: qrTicketRecord(hash, qrTicketId(hash, transaction)),
  code: qrCodeRecord(hash, qrManualCode(hash, transaction)),
});

/** Adds a new ticket to a commit, with both ways to find it. */
export function addQrTicket(write: Write, hash: KeyedHash, ticket: QrTicket): void {
  const records = recordsOf(hash, ticket.transaction);
  write.set(records.ticket, ticket).set(records.code, ticket.transaction);
}

/** Its session was collected: from now on nobody finds it by its code. */
export function closeQrTicket(write: Write, hash: KeyedHash, ticket: QrTicket): void {
  const records = recordsOf(hash, ticket.transaction);
  write.set(records.ticket, { ...ticket, state: "collected" }).delete(records.code);
}

/** Removes a ticket and both ways to find it, within a commit. */
export function removeQrTicket(write: Write, hash: KeyedHash, transaction: string): void {
  const records = recordsOf(hash, transaction);
  write.delete(records.ticket).delete(records.code);
}
