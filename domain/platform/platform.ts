/** Time, randomness and cryptography for the domain. Injected, so that no test waits. */

/** Milliseconds since the Unix epoch. */
export interface Clock {
  now(): number;
}

export interface Random {
  /** `count` bytes from a cryptographic source. */
  bytes(count: number): Uint8Array;
}

/**
 * HMAC-SHA-256 with a separate key for each purpose (HKDF, RFC 5869), so that a digest of one
 * purpose is useless for another.
 */
export interface KeyedHash {
  /** Base64url digest (43 characters) of the parts; `["ab","c"]` and `["a","bc"]` differ. */
  digest(purpose: HashPurpose, ...parts: string[]): string;
  /**
   * Compares in constant time. A truncated digest is accepted from 22 characters on (RFC 2104 §5).
   */
  matches(digest: string, purpose: HashPurpose, ...parts: string[]): boolean;
}

/** Authenticated encryption, for the few values that must be readable later (docs/decisions). */
export interface Seal {
  /** `context` is not stored; the text opens only with the same one. */
  close(text: string, context: string): string;
  /** `null` if it was altered, or sealed with another key or context. */
  open(sealed: string, context: string): string | null;
}

/**
 * Runs a task in the background, so that the response time does not reveal whether there was one.
 * Errors are logged.
 */
export type Background = (task: () => Promise<void>) => void;

export type HashPurpose =
  | "ip"
  | "application_field"
  | "application_form"
  | "asked"
  | "audit_chain"
  | "browser"
  | "captcha"
  | "captcha_id"
  | "consent_form"
  | "contact_code"
  | "known_contact"
  | "known_contact_name"
  | "email"
  | "event_cause"
  | "event_id"
  | "fida_code"
  | "handoff"
  | "idempotency"
  | "letter_proof"
  | "mobile"
  | "national_id"
  | "next_transaction"
  | "not_me"
  | "openid"
  | "one_time_code"
  | "passkey"
  | "passkey_challenge"
  | "passkey_user"
  | "pairwise_session"
  | "pairwise_subject"
  | "proposal_same"
  | "push_topic"
  | "qr_code"
  | "qr_ticket"
  | "receipts"
  | "registration"
  | "session"
  | "person_view"
  | "staff_browser"
  | "staff_invitation"
  | "staff_recovery"
  | "staff_recovery_code"
  | "staff_session"
  | "staff_session_id"
  | "staff_sms_code"
  | "staff_step"
  | "staff_totp"
  | "staff_totp_again"
  | "transaction"
  | "user_name";

/** The last moment of an ECMAScript Date: keys count back from it, so that the newest comes first. */
export const LAST_MOMENT = 8.64e15;

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/**
 * A bearer secret of 256 bits in base64url, 43 characters (ASVS 5.0 7.2.3 requires 128 bits or
 * more).
 */
export function newToken(random: Random): string {
  return random.bytes(32).toBase64({ alphabet: "base64url", omitPadding: true });
}

/** `length` decimal digits, uniformly distributed (bytes above 249 are drawn again). */
export function newDigits(random: Random, length: number): string {
  let digits = "";
  while (digits.length < length) {
    for (const byte of random.bytes(length * 2)) {
      if (byte < 250 && digits.length < length) digits += byte % 10;
    }
  }
  return digits;
}

/**
 * A random moment in the second half of a period, so that things that began together are not
 * renewed together. In the unit of `from` and `until`.
 */
export function renewalWithin(random: Random, from: number, until: number): number {
  const share = (1 + random.bytes(1)[0] / 256) / 2;
  return from + share * (until - from);
}
