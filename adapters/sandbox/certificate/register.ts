/**
 * The register of certificates. Each has a token, signed and without personal data, that its QR
 * code carries: a holder of the token may ask what the certificate is worth.
 */
import { CompactSign, compactVerify } from "jose";
import { type Clock, DAY } from "../../../domain/platform/platform.ts";
import { jalaliDate } from "../agencies/texts/language.ts";
import { randomDigits } from "../wires/random_digits.ts";
import type { SigningKey } from "./signing_key.ts";

export interface Holder {
  /** Pairwise subject. */
  sub: string;
  name: string;
  /** National ID, or the FIDA code of a foreign national. */
  id: string;
  postalCode: string;
}

export interface Certificate {
  holder: Holder;
  /** 10 digits. */
  number: string;
  /** All times in milliseconds. */
  issuedAt: number;
  validUntil: number;
  revokedAt?: number;
  token: string;
}

export type Standing = "valid" | "revoked" | "expired";

export interface Register {
  /** On one day a person gets the same certificate for the same values. */
  issue(holder: Holder): Promise<Certificate>;
  /** Newest first. */
  ofHolder(sub: string): Promise<Certificate[]>;
  /** Another person's is not found. */
  find(sub: string, number: string): Promise<Certificate | undefined>;
  revoke(sub: string, number: string): Promise<void>;
  /** `null`: no certificate of this register has this token. */
  verify(token: string): Promise<Certificate | null>;
  standing(certificate: Certificate): Standing;
}

const VALID_FOR = 90 * DAY;
const KEPT = { expireIn: 400 * DAY };
/** Short, since it stands in a QR code. */
const TYPE = "cert";

const certificateKey = (number: string) => ["certificate", "number", number];
const lastKey = (sub: string) => ["certificate", "last", sub];
const holderKey = (sub: string) => ["certificate", "holder", sub];

export function createRegister(
  { kv, clock, key }: { kv: Deno.Kv; clock: Clock; key: SigningKey },
): Register {
  const get = async (number: string) =>
    (await kv.get<Certificate>(certificateKey(number))).value ?? undefined;

  async function find(sub: string, number: string): Promise<Certificate | undefined> {
    // A key of the store has a longest length.
    const certificate = /^\d{10}$/.test(number) ? await get(number) : undefined;
    return certificate?.holder.sub === sub ? certificate : undefined;
  }

  const sign = (number: string) =>
    new CompactSign(new TextEncoder().encode(number))
      .setProtectedHeader({ alg: "ES256", typ: TYPE })
      .sign(key.privateKey);

  function standing({ revokedAt, validUntil }: Certificate): Standing {
    if (revokedAt !== undefined) return "revoked";
    return clock.now() < validUntil ? "valid" : "expired";
  }

  function isAsGood(certificate: Certificate, { name, id, postalCode }: Holder): boolean {
    const { holder, issuedAt } = certificate;
    return standing(certificate) === "valid" &&
      jalaliDate(issuedAt) === jalaliDate(clock.now()) &&
      holder.name === name && holder.id === id && holder.postalCode === postalCode;
  }

  async function issue(holder: Holder): Promise<Certificate> {
    const last = await kv.get<string>(lastKey(holder.sub));
    const known = last.value === null ? undefined : await find(holder.sub, last.value);
    if (known && isAsGood(known, holder)) return known;
    const number = randomDigits(10);
    const issuedAt = clock.now();
    const certificate: Certificate = {
      ...{ holder, number, issuedAt },
      validUntil: issuedAt + VALID_FOR,
      token: await sign(number),
    };
    const { ok } = await kv.atomic()
      .check(last, { key: certificateKey(number), versionstamp: null })
      .set(last.key, number, KEPT)
      .set(certificateKey(number), certificate, KEPT)
      .set([...holderKey(holder.sub), issuedAt, number], number, KEPT)
      .commit();
    return ok ? certificate : await issue(holder);
  }

  return {
    ...{ issue, find, standing },
    async ofHolder(sub) {
      const numbers = kv.list<string>({ prefix: holderKey(sub) }, { reverse: true, limit: 20 });
      const found = await Array.fromAsync(numbers, ({ value }) => get(value));
      return found.filter((one) => one !== undefined);
    },
    async revoke(sub, number) {
      const certificate = await find(sub, number);
      if (!certificate || certificate.revokedAt !== undefined) return;
      await kv.set(certificateKey(number), { ...certificate, revokedAt: clock.now() }, KEPT);
    },
    async verify(token) {
      try {
        const options = { algorithms: ["ES256"] };
        const { payload, protectedHeader } = await compactVerify(token, key.publicKey, options);
        if (protectedHeader.typ !== TYPE) return null;
        const certificate = await get(new TextDecoder().decode(payload));
        // Another spelling of the same signature is not what was printed.
        return certificate?.token === token ? certificate : null;
      } catch {
        return null;
      }
    },
  };
}
