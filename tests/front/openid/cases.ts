/** What a site must refuse, whatever language it is written in: answers, ID tokens, logout tokens. */
import { type JWTPayload, UnsecuredJWT } from "jose";
import type { CrookedWindow } from "./crooked_window.ts";

export interface Case {
  name: string;
  verdict: "accepted" | "refused";
  /** What the site asks for. */
  wish?: object;
  token(crooked: CrookedWindow): string | Promise<string>;
}

const signed =
  (change: (claims: JWTPayload) => JWTPayload, header?: object) => (crooked: CrookedWindow) =>
    crooked.sign(change(crooked.claims()), header);
/** Beside the present time, in seconds, so that no case grows old. */
const with_ = (changes: object | ((now: number) => object)) =>
  signed((claims) => ({
    ...claims,
    ...typeof changes === "function" ? changes(claims.iat!) : changes,
  }));
const without = (name: string) => signed(({ [name]: _, ...claims }) => claims);
/** The same header and signature around other claims. */
const altered = async (crooked: CrookedWindow) => {
  const [head, body, signature] = (await crooked.sign(crooked.claims())).split(".");
  const claims = { ...JSON.parse(atob(body.replaceAll("-", "+").replaceAll("_", "/"))), sub: "b" };
  const other = new TextEncoder().encode(JSON.stringify(claims));
  return [head, other.toBase64({ alphabet: "base64url", omitPadding: true }), signature].join(".");
};

const refused = (name: string, token: Case["token"], wish?: object): Case => ({
  ...{ name, verdict: "refused", token, wish },
});
const accepted = (name: string, token: Case["token"], wish?: object): Case => ({
  ...{ name, verdict: "accepted", token, wish },
});

export const ID_TOKENS: readonly Case[] = [
  accepted("a good one", with_({})),
  accepted("a second too old", with_((now) => ({ exp: now - 1 }))),
  accepted("the level that was asked for", with_({ acr: "urn:panjereh:level:3" }), { level: 3 }),
  accepted("proved lately enough", with_({}), { max_age: 60 }),
  refused("another nonce", with_({ nonce: "b".repeat(43) })),
  refused("no nonce", without("nonce")),
  refused("another issuer", with_({ iss: "http://localhost:9" })),
  refused("the issuer with a slash", signed((claims) => ({ ...claims, iss: `${claims.iss}/` }))),
  refused("another site's", with_({ aud: "other" })),
  refused("several sites'", with_({ aud: ["reader", "other"] })),
  refused("no audience", without("aud")),
  refused("expired", with_((now) => ({ exp: now - 3600 }))),
  refused("no end", without("exp")),
  refused("no time of issue", without("iat")),
  refused("about nobody", without("sub")),
  refused("without a signature", (crooked) => new UnsecuredJWT(crooked.claims()).encode()),
  refused(
    "signed with the public key as a secret",
    (crooked) => crooked.signBySecret(crooked.claims()),
  ),
  refused(
    "a stranger's key under the window's kid",
    (crooked) => crooked.sign(crooked.claims(), {}, crooked.stranger),
  ),
  refused(
    "an unknown key",
    (crooked) => crooked.sign(crooked.claims(), { kid: "k9" }, crooked.stranger),
  ),
  refused("altered", altered),
  refused("text", () => "hello"),
  refused("too low a level", with_({}), { level: 3 }),
  refused("no level where one was asked for", without("acr"), { level: 2 }),
  refused("an unknown level", with_({ acr: "urn:mace:level:9" }), { level: 2 }),
  refused("too old a proof", with_((now) => ({ auth_time: now - 3600 })), { max_age: 60 }),
  refused("no time of proof where an age was asked for", without("auth_time"), { max_age: 60 }),
];

type Change = (claims: JWTPayload) => JWTPayload;
const logout =
  (change: Change, header: object = { typ: "logout+jwt" }) => (crooked: CrookedWindow) =>
    crooked.sign(change(crooked.logoutClaims()), header);

export const LOGOUT_TOKENS: readonly Case[] = [
  accepted("a good one", logout((claims) => claims)),
  refused("with a nonce", logout((claims) => ({ ...claims, nonce: "n" }))),
  refused("no event", logout(({ events: _, ...claims }) => claims)),
  refused("another event", logout((claims) => ({ ...claims, events: { "https://other": {} } }))),
  refused("another site's", logout((claims) => ({ ...claims, aud: "other" }))),
  refused("another issuer's", logout((claims) => ({ ...claims, iss: "http://localhost:9" }))),
  refused("expired", logout((claims) => ({ ...claims, exp: claims.iat! - 3600 }))),
  refused("no session", logout(({ sid: _, ...claims }) => claims)),
  refused("about nobody", logout(({ sub: _, ...claims }) => claims)),
  refused("another type", logout((claims) => claims, { typ: "JWT" })),
  refused("an ID token", (crooked) => crooked.sign(crooked.claims("n"))),
  refused("without a signature", (crooked) => new UnsecuredJWT(crooked.logoutClaims()).encode()),
  refused(
    "a stranger's",
    (crooked) => crooked.sign(crooked.logoutClaims(), { typ: "logout+jwt" }, crooked.stranger),
  ),
];

/** What comes to the redirect address. */
export const CALLBACKS: readonly {
  name: string;
  query(good: { code: string; state: string; iss: string }): Record<string, string>;
  error?: string;
}[] = [
  { name: "another state", query: (good) => ({ ...good, state: "b".repeat(43) }) },
  { name: "no state", query: ({ state: _, ...good }) => good },
  { name: "another issuer (RFC 9207)", query: (good) => ({ ...good, iss: "http://localhost:9" }) },
  { name: "no issuer", query: ({ iss: _, ...good }) => good },
  {
    name: "the person refused",
    query: ({ code: _, ...good }) => ({ ...good, error: "access_denied" }),
    error: "access_denied",
  },
  {
    name: "an error of somebody else",
    query: ({ code: _, ...good }) => ({ ...good, error: "login_required", state: "b" }),
  },
];
