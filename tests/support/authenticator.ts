/**
 * An authenticator in software (W3C Web Authentication Level 3 §6) with the browser before it:
 * ES256, attestation "none". Everything that they sign or say can be changed, as an attacker would.
 */
import { systemRandom } from "../../adapters/runtime/system.ts";

type Bytes = Uint8Array<ArrayBuffer>;

export interface AskedFor {
  /** base64url */
  challenge: string;
}

/** What an honest browser and authenticator would not say. */
export interface Meddling {
  type?: string;
  origin?: string;
  crossOrigin?: boolean;
  rpId?: string;
  /** Flags of the authenticator data (§6.1): 1 present, 4 verified, 8 and 16 backup. */
  flags?: number;
  counter?: number;
  /** Attests itself by "packed" (§8.2), as authenticators may that were asked for nothing. */
  attestsItself?: boolean;
  userHandle?: string;
  id?: string;
  /** Changes the signed bytes after signing. */
  spoil?: "signature" | "data";
}

export interface Authenticator {
  id: string;
  /** The form's field for a new passkey. */
  add(asked: AskedFor & { user: { id: string } }, meddling?: Meddling): Promise<string>;
  /** The form's field for a sign-in. */
  use(asked: AskedFor, meddling?: Meddling): Promise<string>;
}

const encode = (bytes: Bytes) => bytes.toBase64({ alphabet: "base64url", omitPadding: true });
const utf8 = (text: string) => new TextEncoder().encode(text);
const join = (...parts: (Bytes | number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => [...part]));
const sha256 = async (bytes: Bytes) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
const be32 = (n: number) => [n >>> 24, n >>> 16 & 255, n >>> 8 & 255, n & 255];

const PRESENT_AND_VERIFIED = 1 | 4;
const HAS_CREDENTIAL = 64;

/** Belongs to a window at `origin`. */
export async function createAuthenticator(origin: string): Promise<Authenticator> {
  const keys = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, [
    "sign",
  ]);
  const { x, y } = await crypto.subtle.exportKey("jwk", keys.publicKey);
  const [left, top] = [x!, y!].map((n) => Uint8Array.fromBase64(n, { alphabet: "base64url" }));
  const rawId = systemRandom.bytes(32) as Bytes;
  const id = encode(rawId);
  let user = "";
  let count = 0;

  const said = (type: string, { challenge }: AskedFor, meddling: Meddling) =>
    utf8(JSON.stringify({
      type: meddling.type ?? type,
      challenge,
      origin: meddling.origin ?? origin,
      crossOrigin: meddling.crossOrigin ?? false,
    }));

  async function sign(data: Bytes, client: Bytes): Promise<Bytes> {
    const algorithm = { name: "ECDSA", hash: "SHA-256" };
    const signed = join(data, await sha256(client));
    return derOf(new Uint8Array(await crypto.subtle.sign(algorithm, keys.privateKey, signed)));
  }

  async function dataOf(
    { rpId = new URL(origin).hostname, flags = PRESENT_AND_VERIFIED, counter }: Meddling,
    credential: Bytes | number[] = [],
  ): Promise<Bytes> {
    const has = credential.length > 0 ? HAS_CREDENTIAL : 0;
    return join(await sha256(utf8(rpId)), [flags | has], be32(counter ?? ++count), credential);
  }

  return {
    id,
    async add(asked, meddling = {}) {
      user = asked.user.id;
      // COSE_Key: EC2, ES256, P-256 (RFC 9053 §7.1).
      const key = join([0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32], left as Bytes, [
        0x22,
        0x58,
        32,
      ], top as Bytes);
      const credential = join(new Uint8Array(16), [0, rawId.length], rawId, key);
      const data = await dataOf(meddling, credential);
      const client = said("webauthn.create", asked, meddling);
      const [format, statement] = meddling.attestsItself
        ? ["packed", packed(await sign(data, client))]
        : ["none", [0xa0]];
      const attestation = join(
        [0xa3, 0x63],
        utf8("fmt"),
        [0x60 + format.length],
        utf8(format),
        [0x67],
        utf8("attStmt"),
        statement,
        [0x68],
        utf8("authData"),
        [0x59, data.length >> 8, data.length & 255],
        data,
      );
      return JSON.stringify({
        id: meddling.id ?? id,
        type: "public-key",
        response: {
          clientDataJSON: encode(client),
          attestationObject: encode(attestation),
        },
      });
    },
    async use(asked, meddling = {}) {
      const data = await dataOf(meddling);
      const client = said("webauthn.get", asked, meddling);
      const signature = await sign(data, client);
      if (meddling.spoil === "signature") signature[signature.length - 1] ^= 1;
      if (meddling.spoil === "data") data[data.length - 1] ^= 1;
      return JSON.stringify({
        id: meddling.id ?? id,
        type: "public-key",
        response: {
          clientDataJSON: encode(client),
          authenticatorData: encode(data),
          signature: encode(signature),
          userHandle: meddling.userHandle ?? user,
        },
      });
    },
  };
}

/** The statement of §8.2 without a certificate: by ES256, with the credential's own key. */
const packed = (signature: Bytes) =>
  join([0xa2, 0x63], utf8("alg"), [0x26, 0x63], utf8("sig"), [0x58, signature.length], signature);

/** The signature as authenticators write it (§6.5.5): Ecdsa-Sig-Value of RFC 3279. */
function derOf(raw: Bytes): Bytes {
  const integer = (bytes: Bytes) => {
    const from = bytes.findIndex((byte) => byte !== 0);
    const body = bytes.slice(from);
    const whole = body[0] & 0x80 ? join([0], body) : body;
    return join([2, whole.length], whole);
  };
  const both = join(integer(raw.slice(0, 32)), integer(raw.slice(32)));
  return join([0x30, both.length], both);
}
