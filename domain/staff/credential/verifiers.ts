/** What the adapters compute of passwords and codes. */

/** So many wait for a hash that another one is not begun. `retryAfter` in seconds. */
export class HasherBusy extends Error {
  override name = "HasherBusy";
  constructor(readonly retryAfter: number) {
    super("Too many passwords wait to be hashed");
  }
}

/** A slow, salted hash (NIST SP 800-63B-4 §3.1.1.2), computed off the event loop. Throws `HasherBusy`. */
export interface PasswordHasher {
  /** A string that names its algorithm and cost (PHC). */
  hash(password: string): Promise<string>;
  /** Takes as long without `stored`, so that unknown users look like known ones. */
  verify(password: string, stored: string | undefined): Promise<boolean>;
}

/** Time-based one-time passwords (RFC 6238): SHA-1, six digits, 30 seconds, as every app has them. */
export interface Totp {
  /** The first 20 bytes (RFC 4226 §4 recommends 160 bits), in base32, as people type it. */
  secretOf(bytes: Uint8Array): string;
  /** The step of the code, now or one before or after; `null` if it is none of them. */
  stepOf(secret: string, code: string, now: number): number | null;
  /** For an app: `otpauth://totp/…`. `secret` in base32. */
  uri(secret: string, labels: { issuer: string; account: string }): string;
}
