/** The same list for what is signed with Ed25519, and for what mixes the two algorithms up. */
import { Buffer } from "node:buffer";
import { createHmac } from "node:crypto";
import { accepted, type Case, refused } from "./cases.ts";
import { base64url, type Header, type Issuer } from "./issuer.ts";

const claimsOf = ({ claims }: Issuer, own: object = {}) => JSON.stringify(claims(own));

/** Signed with Ed25519, under a header of its own. */
const heading = (own: (issuer: Issuer) => Promise<Header> | Header) => async (issuer: Issuer) =>
  await issuer.sign(claimsOf(issuer), { ...await own(issuer) }, "EdDSA");

const changed = (index: number, change: (part: string) => string) => async (issuer: Issuer) =>
  (await issuer.sign(claimsOf(issuer), {}, "EdDSA")).split(".")
    .map((part, at) => at === index ? change(part) : part).join(".");

/** The order of the group of Ed25519 (RFC 8032 §5.1): the second number of a signature is below it. */
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;

/** The same signature with the order added: valid for who does not compare. */
function otherSpelling(part: string): string {
  const bytes = Buffer.from(part, "base64url");
  const second = BigInt(`0x${Buffer.from(bytes.subarray(32)).reverse().toString("hex")}`) + ORDER;
  const written = Buffer.from(second.toString(16).padStart(64, "0"), "hex").reverse();
  return base64url(new Uint8Array([...bytes.subarray(0, 32), ...written]));
}

/** A reader that believes the header takes the public key for a shared secret. */
async function hmac(issuer: Issuer): Promise<string> {
  const { keys } = await issuer.signer.jwks() as { keys: { kid: string; x: string }[] };
  const kid = await issuer.kidOf("EdDSA");
  const secret = Buffer.from(keys.find((key) => key.kid === kid)!.x, "base64url");
  const header = JSON.stringify({ alg: "HS512", typ: "identity-assertion+jwt", kid });
  const text = `${base64url(header)}.${base64url(claimsOf(issuer))}`;
  // As long as a signature.
  return `${text}.${createHmac("sha512", secret).update(text).digest("base64url")}`;
}

export const EDDSA_CASES: readonly Case[] = [
  accepted("EdDSA", heading(() => ({}))),
  accepted(
    "EdDSA by the program's own signer",
    ({ signer, claims }) => signer.sign(claims() as never, "EdDSA"),
  ),
  refused("EdDSA, altered payload", changed(1, () => base64url('{"sub":"x"}'))),
  refused(
    "EdDSA, altered signature",
    changed(2, (part) => (part[0] === "A" ? "B" : "A") + part.slice(1)),
  ),
  refused("EdDSA, signature of zeros", changed(2, () => base64url(new Uint8Array(64)))),
  refused("EdDSA, the signature in its other spelling", changed(2, otherSpelling)),
  refused(
    "EdDSA by another's key under the window's name",
    (issuer) => issuer.forge(claimsOf(issuer), {}, "EdDSA"),
  ),
  refused(
    "EdDSA for another service",
    (issuer) => issuer.sign(claimsOf(issuer, { aud: "vehicle" }), {}, "EdDSA"),
  ),
  refused("EdDSA of another type", heading(() => ({ typ: "JWT" }))),
  refused("EdDSA by its later name (RFC 9864)", heading(() => ({ alg: "Ed25519" }))),
  refused("EdDSA, and alg none", heading(() => ({ alg: "none" }))),
  refused("EdDSA, and HS256 in the header", heading(() => ({ alg: "HS256" }))),
  refused("HS512 with the public key of EdDSA as secret", hmac),

  refused("EdDSA that calls itself ES256", heading(() => ({ alg: "ES256" }))),
  refused(
    "EdDSA under the name of the key of ES256",
    heading(async ({ kidOf }) => ({ kid: await kidOf("ES256") })),
  ),
  refused(
    "EdDSA that calls itself ES256, under the name of its key",
    heading(async ({ kidOf }) => ({ alg: "ES256", kid: await kidOf("ES256") })),
  ),
  refused(
    "ES256 that calls itself EdDSA",
    (issuer) => issuer.sign(claimsOf(issuer), { alg: "EdDSA" }),
  ),
  refused(
    "ES256 under the name of the key of EdDSA",
    async (issuer) => issuer.sign(claimsOf(issuer), { kid: await issuer.kidOf("EdDSA") }),
  ),
];
