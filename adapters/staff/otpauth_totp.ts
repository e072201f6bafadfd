/** Time-based one-time passwords with otpauth. */
import { Secret, TOTP } from "otpauth";
import type { Totp } from "../../domain/staff/credential/verifiers.ts";

const PARAMETERS = { algorithm: "SHA1", digits: 6, period: 30 };
const SECRET_BYTES = 20;
/** Steps before and after the present one (RFC 6238 §5.2): clocks of phones differ. */
const WINDOW = 1;

export function createTotp(): Totp {
  const of = (secret: string, labels = {}) =>
    new TOTP({ ...PARAMETERS, ...labels, secret: Secret.fromBase32(secret) });
  return {
    secretOf: (bytes) => new Secret({ buffer: bytes.slice(0, SECRET_BYTES).buffer }).base32,
    stepOf(secret, code, now) {
      // `validate` compares in constant time.
      const away = of(secret).validate({ token: code, timestamp: now, window: WINDOW });
      return away === null ? null : Math.floor(now / 1000 / PARAMETERS.period) + away;
    },
    uri: (secret, { issuer, account }) => of(secret, { issuer, label: account }).toString(),
  };
}
