/** Case 12 at the agencies' API: tokens that nobody issued for it, and scopes that they do not have. */
import { generateKeyPair, SignJWT, UnsecuredJWT } from "jose";
import { systemClock } from "../../../adapters/runtime/system.ts";
import { SCOPES } from "../../../routes/api/secured.ts";
import { type Minted, mintToken } from "../../support/agency_token.ts";
import type { Attack, Attempt } from "../attack.ts";
import type { Call } from "../../support/call_api.ts";
import { type Portal, portalOf } from "../portal.ts";
import type { Stage } from "../stage.ts";

const ALL = Object.keys(SCOPES).join(" ");
const now = () => Math.floor(systemClock.now() / 1000);

/** Signed by the window itself, for something else. */
const MISUSED: Record<string, () => Partial<Minted>> = {
  "expired a second ago": () => ({ claims: { exp: now() - 1 } }),
  "not valid yet": () => ({ claims: { nbf: now() + 60 } }),
  "without an end": () => ({ claims: { exp: undefined } }),
  "for the window": () => ({ claims: { aud: "http://localhost" } }),
  "for an agency": () => ({ claims: { aud: "target" } }),
  "for nobody": () => ({ claims: { aud: undefined } }),
  "of another window": () => ({ claims: { iss: "https://evil.example" } }),
  "of a person": () => ({ claims: { sub: "a".repeat(43) } }),
  "of an agency that is not there": () => ({ service: "nobody" }),
  "of __proto__": () => ({ service: "__proto__" }),
  "bound to a key": () => ({ claims: { cnf: { jkt: "a".repeat(43) } } }),
  "an ID token": () => ({ typ: "JWT" }),
  "an assertion": () => ({ typ: "identity-assertion+jwt" }),
  "an event": () => ({ typ: "secevent+jwt" }),
  "a logout token": () => ({ typ: "logout+jwt" }),
};

const encoded = (value: object | string) =>
  new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value))
    .toBase64({ alphabet: "base64url", omitPadding: true });
const decoded = (part: string) => JSON.parse(atob(part.replaceAll("-", "+").replaceAll("_", "/")));

/** Of a good token, without the window's key. */
const FORGED: Record<string, (good: string) => Promise<string> | string> = {
  ...Object.fromEntries(["none", "NONE", "HS256", "RS256", "ES384", ""].map((alg) => [
    `alg "${alg}"`,
    (good: string) => {
      const [head, claims, signature] = good.split(".");
      return `${encoded({ ...decoded(head), alg })}.${claims}.${signature}`;
    },
  ])),
  "without a signature": (good) => good.replace(/[^.]*$/, ""),
  "unsecured": (good) => new UnsecuredJWT(decoded(good.split(".")[1])).encode(),
  "of another agency": (good) => {
    const [head, claims, signature] = good.split(".");
    const other = { ...decoded(claims), sub: "target", client_id: "target" };
    return `${head}.${encoded(other)}.${signature}`;
  },
  "with more scopes": (good) => {
    const [head, claims, signature] = good.split(".");
    return `${head}.${encoded({ ...decoded(claims), scope: `${ALL} all` })}.${signature}`;
  },
  "by a key of one's own": (good) => bySomebody(good, {}),
  "by a key in the header": (good) => bySomebody(good, { jwk: true }),
  "by a key elsewhere": (good) => bySomebody(good, { jku: "https://evil.example/jwks.json" }),
  "by a key of another name": (good) => bySomebody(good, { kid: "../../dev/null" }),
  "a signature of zeros": (good) => good.replace(/[^.]*$/, encoded("\0".repeat(64))),
  "cut": (good) => good.slice(0, -1),
  "twice": (good) => `${good}.${good}`,
  "of 50 KB": (good) => good + "a".repeat(50_000),
};

async function bySomebody(
  good: string,
  { jwk, ...header }: { jwk?: true; jku?: string; kid?: string },
): Promise<string> {
  const [head, claims] = good.split(".").slice(0, 2).map(decoded);
  const { privateKey, publicKey } = await generateKeyPair("ES256", { extractable: true });
  const own = jwk && { jwk: await crypto.subtle.exportKey("jwk", publicKey) as never };
  return await new SignJWT(claims).setProtectedHeader({ ...head, ...header, ...own })
    .sign(privateKey);
}

/** Ways to name a good token that RFC 6750 does not have, or that we do not take. */
const SPELLED: Record<string, (good: string) => { path?: string; headers: Call["headers"] }> = {
  "no header": () => ({ headers: {} }),
  "an empty one": () => ({ headers: { authorization: "" } }),
  "no token": () => ({ headers: { authorization: "Bearer" } }),
  "Basic": (good) => ({ headers: { authorization: `Basic ${btoa(`target:${good}`)}` } }),
  "DPoP": (good) => ({ headers: { authorization: `DPoP ${good}` } }),
  "two tokens": (good) => ({ headers: { authorization: `Bearer ${good} ${good}` } }),
  "two headers": (good) => ({
    headers: { authorization: [`Bearer ${good}`, `Bearer ${good}`] },
  }),
  "in the query": (good) => ({ path: `?access_token=${good}`, headers: {} }),
  "in a cookie": (good) => ({ headers: { cookie: `access_token=${good}; panjereh_session=a` } }),
  "in another header": (good) => ({ headers: { "x-authorization": `Bearer ${good}` } }),
};

interface Address {
  method: string;
  path: string;
  /** Absent where any token suffices. */
  scope?: string;
}

/** Every address of the API, as its own description has them. */
async function addressesOf({ call }: Portal): Promise<Address[]> {
  const { paths } = (await call({ path: "/openapi.json", token: null })).json();
  return Object.entries<Record<string, { security: { agency: [string?] }[] }>>(paths)
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { security: [{ agency: [scope] }] }]) => ({
        method: method.toUpperCase(),
        path: path.replace("/api/v1", "").replace("{id}", crypto.randomUUID())
          .replace(/\{\w+\}/g, "a"),
        scope,
      }))
    );
}

/** Asks at every address that `isAsked`; a breach names those that did not answer with the status. */
async function everywhere(
  portal: Portal,
  status: number,
  { token, headers, query = "" }: {
    token: string | null;
    headers?: Call["headers"];
    query?: string;
  },
  isAsked: (address: Address) => boolean = () => true,
): Promise<Omit<Attempt, "name">> {
  const addresses = (await addressesOf(portal)).filter(isAsked);
  const wrong: string[] = [];
  for (const { method, path } of addresses) {
    const answer = await portal.call({ method, path: path + query, token, headers });
    if (answer.status !== status) wrong.push(`${method} ${path}: ${answer.status}`);
  }
  const got = `${status} at ${addresses.length} addresses`;
  return { got, ...wrong.length > 0 && { breach: wrong.join(", ") } };
}

const mint = ({ program, origin }: Stage, minted: Partial<Minted>) =>
  mintToken({ program, origin, clock: systemClock }, { service: "target", scope: ALL, ...minted });

export const API_TOKEN_ATTACKS: Attack[] = [
  {
    number: 12,
    title: "forged, misused and misspelt tokens at every address of the agencies' API",
    expected: "401",
    attempts: (stage) => [
      ...Object.entries(MISUSED).map(([name, minted]) => async () => {
        const token = await mint(stage, minted());
        return { name, ...await everywhere(await portalOf(stage), 401, { token }) };
      }),
      ...Object.entries(FORGED).map(([name, forge]) => async () => {
        const portal = await portalOf(stage);
        const token = await forge(portal.open.token);
        return { name, ...await everywhere(portal, 401, { token }) };
      }),
      ...Object.entries(SPELLED).map(([name, spell]) => async () => {
        const portal = await portalOf(stage);
        const { path: query, headers } = spell(portal.target.token);
        return { name, ...await everywhere(portal, 401, { token: null, headers, query }) };
      }),
    ],
  },
  {
    number: 12,
    title: "the agencies' API with other scopes than an address needs",
    expected: "403",
    attempts: (stage) =>
      [
        ...Object.keys(SCOPES),
        ...["", "openid", "*", "letters.*", "LETTERS.WRITE", "letters.write,letters.read"],
        ...["letters.writeX", "letters", "ssf.manage", "letters.write\tletters.read"],
      ].map((scope) => async () => {
        const token = await mint(stage, { scope });
        const needOther = (address: Address) => ![undefined, scope].includes(address.scope);
        const portal = await portalOf(stage);
        return { name: `"${scope}"`, ...await everywhere(portal, 403, { token }, needOther) };
      }),
  },
];
