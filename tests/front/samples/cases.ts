/** What each sample must say to each token: one list for all languages. */
import { Buffer } from "node:buffer";
import { createHmac, createPublicKey } from "node:crypto";
import { base64url, type Issuer, NOW } from "./issuer.ts";

type Verdict = "accepted" | "refused";

export interface Case {
  name: string;
  verdict: Verdict;
  token(issuer: Issuer): string | Promise<string>;
}

export const accepted = (name: string, token: Case["token"]): Case => ({
  name,
  verdict: "accepted",
  token,
});
export const refused = (name: string, token: Case["token"]): Case => ({
  name,
  verdict: "refused",
  token,
});

/** Signed by the issuer, with claims of its own. */
const claiming = (own: object) => (issuer: Issuer) =>
  issuer.sign(JSON.stringify(issuer.claims(own)));
/** Signed by the issuer, with a header of its own. */
const heading = (own: object) => (issuer: Issuer) =>
  issuer.sign(JSON.stringify(issuer.claims()), { ...own });
/** Signed by the issuer, with this text for claims. */
const saying = (text: (claims: string) => string) => (issuer: Issuer) =>
  issuer.sign(text(JSON.stringify(issuer.claims())));

/** The good token with one of its three parts changed. */
const changed = (index: number, change: (part: string) => string) => async (issuer: Issuer) =>
  (await claiming({})(issuer)).split(".").map((part, at) => at === index ? change(part) : part)
    .join(".");
const whole = (change: (token: string) => string) => async (issuer: Issuer) =>
  change(await claiming({})(issuer));
const otherEnd = (part: string, characters: string) =>
  part.slice(0, -1) + [...characters].find((character) => !part.endsWith(character));

/** The order of P-256, which no number of a signature reaches. */
const ORDER = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";
const signature = (hex: string) =>
  changed(2, () => base64url(new Uint8Array(Buffer.from(hex, "hex"))));
const half = (hex: string, at: 0 | 1) =>
  changed(2, (part) => {
    const bytes = Buffer.from(part, "base64url");
    bytes.write(hex, at * 32, "hex");
    return base64url(new Uint8Array(bytes));
  });

function derOf(part: string): string {
  const numbers = [0, 32].map((from) => {
    const bytes = [...Buffer.from(part, "base64url").subarray(from, from + 32)];
    while (bytes.length > 1 && bytes[0] === 0) bytes.shift();
    if (bytes[0] > 127) bytes.unshift(0);
    return [2, bytes.length, ...bytes];
  }).flat();
  return base64url(new Uint8Array([0x30, numbers.length, ...numbers]));
}

/** A reader that believes the header takes the public key for a shared secret. */
const hmac = (alg: "HS256" | "HS512") => async (issuer: Issuer) => {
  const { keys: [jwk] } = await issuer.signer.jwks() as { keys: { kid: string }[] };
  const secret = createPublicKey({ key: jwk, format: "jwk" }).export({
    type: "spki",
    format: "pem",
  });
  const header = { alg, typ: "identity-assertion+jwt", kid: jwk.kid };
  const text = [header, issuer.claims()].map((part) => base64url(JSON.stringify(part))).join(".");
  return `${text}.${
    createHmac(alg === "HS256" ? "sha256" : "sha512", secret).update(text).digest("base64url")
  }`;
};
const unsigned = (signature: string) => (issuer: Issuer) =>
  [JSON.stringify({ alg: "none", typ: "identity-assertion+jwt" }), JSON.stringify(issuer.claims())]
    .map((part) => base64url(part)).join(".") + `.${signature}`;
const forged = (own: (issuer: Issuer) => Promise<object> | object) => async (issuer: Issuer) =>
  await issuer.forge(JSON.stringify(issuer.claims()), { ...await own(issuer) });

export const CASES: readonly Case[] = [
  accepted("good", claiming({})),
  accepted("by the program's own signer", ({ signer, claims }) => signer.sign(claims() as never)),
  accepted(
    "claims of a later version",
    claiming({ later: [null, true, { x: -1.5e3 }, [], {}, '"\\\u2028'] }),
  ),
  accepted("6,000 characters", claiming({ padding: "x".repeat(4200) })),

  refused("altered payload", changed(1, (part) => otherEnd(part, "AQ"))),
  refused("other claims under the signature", changed(1, () => base64url('{"sub":"x"}'))),
  refused("altered header", changed(0, () => base64url('{"alg":"ES256"}'))),
  refused("altered signature", changed(2, (part) => (part[0] === "A" ? "B" : "A") + part.slice(1))),
  refused("another's key under the window's name", forged(() => ({}))),

  refused("other audience", claiming({ aud: "vehicle" })),
  refused("an audience that begins alike", claiming({ aud: "library2" })),
  refused("several audiences", claiming({ aud: ["library", "vehicle"] })),
  ...["l\u0456brary", "library\0", "library ", "Library", "\uff4cibrary"].map((aud) =>
    refused(`an audience that looks alike: ${JSON.stringify(aud)}`, claiming({ aud }))
  ),
  refused("a list of one audience", claiming({ aud: ["library"] })),
  refused("no audience", claiming({ aud: undefined })),
  refused("other issuer", claiming({ iss: "https://sso.example.com" })),
  refused("an issuer with a slash", (issuer) => claiming({ iss: `${issuer.origin}/` })(issuer)),
  refused("no issuer", claiming({ iss: undefined })),
  refused("no subject", claiming({ sub: undefined })),
  refused("an empty subject", claiming({ sub: "" })),
  refused("a number for a subject", claiming({ sub: 5 })),

  refused("other type", heading({ typ: "JWT" })),
  refused("no type", heading({ typ: undefined })),
  refused("a logout token", ({ signer, claims }) => signer.signLogout(claims() as never)),

  accepted("expired within leeway", claiming({ iat: NOW - 64, exp: NOW - 4 })),
  refused("expired beyond leeway", claiming({ iat: NOW - 65, exp: NOW - 5 })),
  refused("no end", claiming({ exp: undefined })),
  refused("an end that is no number", claiming({ exp: String(NOW + 60) })),
  ...["1e999", "1e308", "9".repeat(400), "-1e999", "NaN", "Infinity", "true"].map((time) =>
    refused(
      `an end of ${time.slice(0, 9)}`,
      saying((claims) => claims.replace(/"exp":\d+/, `"exp":${time}`)),
    )
  ),
  accepted("an end within a second", claiming({ exp: NOW + 60.5 })),
  accepted("issued ahead within leeway: this clock is behind", claiming({ iat: NOW + 4 })),
  accepted("issued ahead by the whole leeway", claiming({ iat: NOW + 5 })),
  refused("issued too far ahead", claiming({ iat: NOW + 6 })),
  refused("not issued at any time", claiming({ iat: undefined })),
  accepted("valid from a moment within leeway", claiming({ nbf: NOW + 5 })),
  refused("valid from a later moment", claiming({ nbf: NOW + 6 })),
  refused("valid from a moment that is no number", claiming({ nbf: null })),

  refused("alg: none", unsigned("")),
  refused("alg: none with a signature of zeros", unsigned("A".repeat(86))),
  refused("alg: none, signed all the same", heading({ alg: "none" })),
  refused("HS256 with the public key as secret", hmac("HS256")),
  refused("HS512 with the public key as secret", hmac("HS512")),
  refused("HS256 in the header alone", heading({ alg: "HS256" })),
  refused("ES384", heading({ alg: "ES384" })),
  refused("no algorithm", heading({ alg: undefined })),
  refused("what a reader must understand", heading({ crit: ["exp"], exp: NOW + 60 })),
  refused("nothing that a reader must understand", heading({ crit: null })),

  refused("unknown kid", heading({ kid: "unknown" })),
  refused("no kid", heading({ kid: undefined })),
  refused("a kid that is no text", heading({ kid: 0 })),
  refused("a kid that is a list", heading({ kid: ["unknown"] })),
  refused("a kid that every object has", heading({ kid: "__proto__" })),
  refused("a kid that is a path", heading({ kid: "../../keys" })),
  refused("a kid of 3,000 characters", heading({ kid: "k".repeat(3000) })),
  refused("embedded jwk", forged(async (issuer) => ({ jwk: await issuer.strangersKey() }))),
  refused(
    "embedded jwk without kid",
    forged(async (issuer) => ({ jwk: await issuer.strangersKey(), kid: undefined })),
  ),
  refused("jku", forged(() => ({ jku: "https://attacker.example/keys.json" }))),
  refused("x5c", forged(() => ({ x5c: ["MIIB"], x5u: "https://attacker.example/key.pem" }))),
  accepted(
    "jku beside the window's own kid",
    heading({ jku: "https://attacker.example/keys.json" }),
  ),

  refused("DER-encoded signature", changed(2, derOf)),
  refused("signature of zeros", signature("00".repeat(64))),
  refused("first number zero", half("00".repeat(32), 0)),
  refused("second number zero", half("00".repeat(32), 1)),
  refused("both numbers the order of the curve", signature(ORDER + ORDER)),
  refused(
    "63 bytes",
    changed(2, (part) => base64url(new Uint8Array(Buffer.from(part, "base64url").subarray(1)))),
  ),
  refused("a byte behind the signature", changed(2, (part) => `${part.slice(0, -1)}AA`)),
  refused(
    "unused bits set",
    changed(2, (part) => part.slice(0, -1) + "BRhx"["AQgw".indexOf(part.at(-1)!)]),
  ),

  refused("nothing", () => ""),
  refused("two parts", whole((token) => token.slice(0, token.lastIndexOf(".")))),
  refused("four parts", whole((token) => `${token}.x`)),
  refused("an empty part", changed(1, () => "")),
  refused("padding", whole((token) => `${token}==`)),
  refused("a blank before it", whole((token) => ` ${token}`)),
  refused("a blank behind it", whole((token) => `${token} `)),
  refused("a tab inside", changed(1, (part) => `${part.slice(0, 8)}\t${part.slice(8)}`)),
  refused("the other base64", changed(2, (part) => `+/${part.slice(2)}`)),
  refused("letters that are not ASCII", changed(2, (part) => `é${part.slice(1)}`)),
  refused("a header that is no JSON", changed(0, () => "e30e")),
  refused("a header that is a list", changed(0, () => base64url("[]"))),
  refused("a header that is nothing", changed(0, () => base64url("null"))),
  refused("a header of 5,000 levels", changed(0, () => base64url("[".repeat(5000)))),
  refused("claims that are no JSON", saying((claims) => claims.slice(0, -1))),
  refused("something behind the claims", saying((claims) => `${claims}{}`)),
  refused("a comma too many", saying((claims) => `${claims.slice(0, -1)},}`)),
  refused("a line break in a text", saying((claims) => claims.replace("acr", "a\ncr"))),
  refused("claims that are a list", saying((claims) => `[${claims}]`)),
  accepted(
    "white space in the claims",
    saying((claims) => ` ${claims.replaceAll(",", " ,\n\t")} `),
  ),
  refused(
    "of two audiences the last is another",
    saying((claims) => `${claims.slice(0, -1)},"aud":"vehicle"}`),
  ),
  accepted(
    "of two audiences the last is right",
    saying((claims) => `{"aud":"vehicle",${claims.slice(1)}`),
  ),
  refused("names in capitals", saying((claims) => claims.replace('"sub"', '"SUB"'))),
  accepted(
    "names with escapes",
    saying((claims) => claims.replace('"sub"', String.raw`"\u0073ub"`)),
  ),
  refused("too big", claiming({ padding: "x".repeat(6200) })),
];
