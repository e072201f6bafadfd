/**
 * A ticket by which a signed-in phone opens a session in another browser (guide 1.7 §2).
 *
 * waiting → scanned → approved → collected, and gone; refused ends it from anywhere. Every change is one commit
 * with a check, so that two phones, two answers or two collections never both happen (security_cases 27).
 */
import type { AssuranceLevel } from "../identity/account.ts";
import { type KeyedHash, MINUTE, SECOND } from "../platform.ts";
import type { Device } from "../session/device.ts";
import type { Atomic, Key } from "../store.ts";
import type { NumberMatch } from "./number_match.ts";

export interface QrTicket {
  /** Digest of the waiting browser's transaction. */
  transaction: string;
  /** Public. With the transaction it makes the identifier and the manual code, neither of which is stored. */
  nonce: string;
  asker: QrAsker;
  expiresAt: number;
  state: "waiting" | "scanned" | "approved" | "refused";
  /** The first signed-in phone that opened it; no other can. */
  phone?: { session: string; accountId: string; match: NumberMatch };
  approval?: QrApproval;
}

/** What the phone is told about the browser that waits. */
export interface QrAsker {
  device: Device;
  maskedAddress: string;
  /** Digest of its network, to be compared with the phone's. */
  network: string;
  /** Id of the service that it is going to; absent for the window itself. */
  service?: string;
  askedAt: number;
}

export interface QrApproval {
  level: AssuranceLevel;
  /** The approving session's: an approval presents no authenticator (NIST SP 800-63B-4 §2.2.3). */
  authTime: number;
  /** A browser without scripts asks only when its person presses a button. */
  collectBy: number;
}

export type QrState = QrTicket["state"] | "expired";

/** From drawing to approval (sign_in.md). */
export const QR_LIFETIME = 120 * SECOND;
/** From approval to the session in the waiting browser. */
export const QR_COLLECT_WITHIN = 120 * SECOND;
/** Kept longer than it lives, so that the screen can say how it ended. */
const RECORD_LIFETIME = 10 * MINUTE;
/** Guessing among ten thousand live tickets hits once in 100,000 tries, of which a person has ten an hour. */
const CODE_DIGITS = 9;
/** 132 bits in base64url (ASVS 5.0 7.2.3 asks for 128). */
const ID_LENGTH = 22;

type Name = Pick<QrTicket, "transaction" | "nonce">;

/** The bearer secret in the QR code's address. */
export function qrTicketId(hash: KeyedHash, { transaction, nonce }: Name): string {
  return hash.digest("qr_ticket", transaction, nonce).slice(0, ID_LENGTH);
}

/** Nine digits for people who cannot scan: typed by a signed-in person, within a budget. */
export function qrManualCode(hash: KeyedHash, { transaction, nonce }: Name): string {
  const digest = hash.digest("qr_code", transaction, nonce);
  const [number] = new BigUint64Array(
    Uint8Array.fromBase64(digest, { alphabet: "base64url" }).slice(0, 8).buffer,
  );
  return String(number % 10n ** BigInt(CODE_DIGITS)).padStart(CODE_DIGITS, "0");
}

export const isManualCode = (text: string) => /^\d+$/.test(text) && text.length === CODE_DIGITS;

export const qrTicketKey = (hash: KeyedHash, id: string): Key => [
  "qr_ticket",
  hash.digest("qr_ticket", id),
];

/** Holds the nonce of the one ticket that this transaction's browser waits with. */
export const qrWaitingKey = (transaction: string): Key => ["qr_waiting", transaction];

/** Holds transaction and nonce. */
export const qrCodeKey = (hash: KeyedHash, code: string): Key => [
  "qr_code",
  hash.digest("qr_code", code),
];

export function qrStateAt(ticket: QrTicket, now: number): QrState {
  const { state, expiresAt, approval } = ticket;
  if (state === "refused") return state;
  return now < (approval?.collectBy ?? expiresAt) ? state : "expired";
}

export function writeQrTicket(write: Atomic, hash: KeyedHash, ticket: QrTicket): void {
  write.set(qrTicketKey(hash, qrTicketId(hash, ticket)), ticket, { expireIn: RECORD_LIFETIME });
}

/** Adds a new ticket to a commit, with the ways to find it. */
export function addQrTicket(write: Atomic, hash: KeyedHash, ticket: QrTicket): void {
  const { transaction, nonce } = ticket;
  writeQrTicket(write, hash, ticket);
  write.set(qrWaitingKey(transaction), nonce, { expireIn: RECORD_LIFETIME });
  write.set(qrCodeKey(hash, qrManualCode(hash, ticket)), { transaction, nonce }, {
    expireIn: QR_LIFETIME,
  });
}

/** Takes a ticket and the ways to it out of the world, within a commit. */
export function removeQrTicket(write: Atomic, hash: KeyedHash, name: Name): void {
  write.delete(qrTicketKey(hash, qrTicketId(hash, name)))
    .delete(qrCodeKey(hash, qrManualCode(hash, name)))
    .delete(qrWaitingKey(name.transaction));
}
