/**
 * Verifies the proof of service of a letter, and that it is of this letter (docs/agency-api.md).
 * Deno, or Node 24; no packages.
 *
 *     deno run --allow-read --allow-net proof.ts <proof.jws> <letter.json> https://sso.example.ir
 *
 * The window's address is given here and not read from the proof: anybody can sign for an address of
 * their own.
 */
export interface Posted {
  attachments: { name: string; sha256: string }[];
  body: string;
  kind: string;
  language: string;
  number?: string;
  period?: { ends_at: string; of: string };
  salt: string;
  title: string;
}

/** The bytes that the digest is of, for who has the letter's values and not the person's file. */
export const contentOf = (
  { attachments, body, kind, language, number, period, salt, title }: Posted,
): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(JSON.stringify({
    attachments: attachments.map(({ name, sha256 }) => ({ name, sha256 })),
    body,
    kind,
    language,
    number,
    period: period && { ends_at: period.ends_at, of: period.of },
    salt,
    title,
  }));

type Key = JsonWebKey & { kid?: string };

interface Claims {
  iss: string;
  letter: string;
  service: string;
  posted_at: string;
  content_sha256?: string;
  proof: { step: string; at: string }[];
}

/** What is wrong; or what the window has signed, if all is right. */
export async function readProof(
  jws: string,
  { content, issuer, keys }: { content: Uint8Array<ArrayBuffer>; issuer: string; keys: Key[] },
): Promise<{ fault: string } | { claims: Claims }> {
  const claims = await signedClaims(jws, keys);
  if (!claims) return { fault: "the window has not signed this proof" };
  if (claims.iss !== issuer) return { fault: `the proof is of ${claims.iss}` };
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
  const sha256 = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  if (claims.content_sha256 !== sha256) return { fault: "the proof is of another text" };
  return { claims };
}

/** Of a JWS with ES256 (RFC 7515) of our type; `null` if none of the keys has signed it. */
async function signedClaims(jws: string, keys: Key[]): Promise<Claims | null> {
  try {
    const [header, payload, signature] = jws.trim().split(".");
    const { alg, typ, kid } = JSON.parse(decoded(header));
    const jwk = keys.find((key) => key.kid === kid);
    if (!jwk || alg !== "ES256" || typ !== "letter-proof+jwt") return null;
    const { kty, crv, x, y } = jwk;
    const key = await crypto.subtle.importKey("jwk", { kty, crv, x, y }, P256, false, ["verify"]);
    const signed = new TextEncoder().encode(`${header}.${payload}`);
    const isValid = await crypto.subtle.verify(P256, key, bytesOf(signature), signed);
    return isValid ? JSON.parse(decoded(payload)) : null;
  } catch {
    return null;
  }
}

const P256 = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };

const bytesOf = (base64url: string) =>
  Uint8Array.from(
    atob(base64url.replaceAll("-", "+").replaceAll("_", "/")),
    (character) => character.charCodeAt(0),
  );

const decoded = (base64url: string) => new TextDecoder().decode(bytesOf(base64url));

if (import.meta.main) {
  const { readFile } = await import("node:fs/promises");
  const { argv, exit } = await import("node:process");
  const [proof, letter, issuer] = argv.slice(2);
  const { keys } = await (await fetch(`${issuer}/.well-known/jwks.json`)).json();
  const content = new Uint8Array(await readFile(letter));
  const read = await readProof(await readFile(proof, "utf8"), { content, issuer, keys });
  // deno-lint-ignore no-console
  console.log("fault" in read ? read.fault : JSON.stringify(read.claims, null, 2));
  exit("fault" in read ? 1 : 0);
}
