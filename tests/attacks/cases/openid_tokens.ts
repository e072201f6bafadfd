/**
 * Case 15 at the OpenID provider: codes and tokens in wrong hands (code injection, PKCE downgrade,
 * mix-up, refresh theft), and sign-outs that nobody asked for.
 */
import * as client from "openid-client";
import { TWIN_TIME } from "../../../adapters/federation/provider/store_adapter.ts";
import { SECOND } from "../../../domain/platform/platform.ts";
import { ask, consent, createKeys, discover, follow } from "../../http/federation/openid_site.ts";
import { signIn } from "../../http/journey.ts";
import { createHttpClient, type HttpClient } from "../../support/http_client.ts";
import type { Attack, Attempt } from "../attack.ts";
import type { Stage } from "../stage.ts";

interface Site {
  browser: HttpClient;
  site: client.Configuration;
  /** Another site of the same window, with keys of its own right. */
  other: client.Configuration;
  /** What says that it is the site, with other keys. */
  impostor: client.Configuration;
  tokens: Tokens;
}

type Tokens = Awaited<ReturnType<typeof client.authorizationCodeGrant>>;
type Checks = Awaited<ReturnType<typeof ask>>["checks"];

const opened = new WeakMap<Stage, Promise<Site>>();

/** A person of their own at the site: the stage's own session stays as it is. */
const siteOf = (stage: Stage): Promise<Site> =>
  opened.get(stage) ?? opened.set(stage, open(stage)).get(stage)!;

async function open({ program, origin, siteKeys }: Stage): Promise<Site> {
  const browser = createHttpClient(program);
  const [site, other, impostor] = await Promise.all([
    discover(origin, siteKeys),
    discover(origin, siteKeys, "museum"),
    discover(origin, await createKeys()),
  ]);
  const person = program.sandbox.people.find(({ persona }) => persona === "two-sims")!;
  const { url, checks } = await ask(site);
  const { back } = await consent(browser, await signIn(program, browser, person, url));
  const tokens = await client.authorizationCodeGrant(site, back!, checks);
  return { browser, site, other, impostor, tokens };
}

/** A fresh code of the person, and what the site keeps of the request. */
async function codeOf({ site, browser }: Site): Promise<{ back: URL; checks: Checks }> {
  const { url, checks } = await ask(site);
  return { back: (await follow(browser, url)).back!, checks };
}

type Steal = (site: Site, code: { back: URL; checks: Checks }) => Promise<unknown>;

const changed = (back: URL, change: (url: URL) => void): URL => {
  const url = new URL(back);
  change(url);
  return url;
};

/** Each must be refused, by the window or by what its answer says. */
const STOLEN: Record<string, Steal> = {
  "a code with another verifier": ({ site }, { back, checks }) =>
    client.authorizationCodeGrant(site, back, {
      ...checks,
      pkceCodeVerifier: client.randomPKCECodeVerifier(),
    }),
  "a code without a verifier": ({ site }, { back, checks: { pkceCodeVerifier: _, ...checks } }) =>
    client.authorizationCodeGrant(site, back, checks),
  "a code at another address": ({ site }, { back, checks }) =>
    client.authorizationCodeGrant(site, changed(back, (url) => url.pathname = "/other"), checks),
  "a code by another site": ({ other }, { back, checks }) =>
    client.authorizationCodeGrant(other, back, checks),
  "a code by who has no key of the site": ({ impostor }, { back, checks }) =>
    client.authorizationCodeGrant(impostor, back, checks),
  "a code injected into another's sign-in": async (stolen, { back }) => {
    const { checks } = await ask(stolen.site);
    return await client.authorizationCodeGrant(
      stolen.site,
      changed(back, (url) => url.searchParams.set("state", checks.expectedState)),
      checks,
    );
  },
  "a code cut": ({ site }, { back, checks }) =>
    client.authorizationCodeGrant(
      site,
      changed(back, (url) => url.searchParams.set("code", url.searchParams.get("code")!.slice(1))),
      checks,
    ),
  "an answer of another issuer": ({ site }, { back, checks }) =>
    client.authorizationCodeGrant(
      site,
      changed(back, (url) => url.searchParams.set("iss", "https://evil.example")),
      checks,
    ),
  "an answer that names no issuer": ({ site }, { back, checks }) =>
    client.authorizationCodeGrant(
      site,
      changed(back, (url) => url.searchParams.delete("iss")),
      checks,
    ),
  "a refresh token by another site": ({ other, tokens }) =>
    client.refreshTokenGrant(other, tokens.refresh_token!),
  "a refresh token by who has no key of the site": ({ impostor, tokens }) =>
    client.refreshTokenGrant(impostor, tokens.refresh_token!),
  "an access token as a refresh token": ({ site, tokens }) =>
    client.refreshTokenGrant(site, tokens.access_token),
  "an ID token as an access token": ({ site, tokens }) =>
    client.fetchUserInfo(site, tokens.id_token!, client.skipSubjectCheck),
};

const isAlive = ({ site, tokens }: Site) =>
  client.fetchUserInfo(site, tokens.access_token, client.skipSubjectCheck)
    .then(() => true, () => false);

async function steal(stage: Stage, name: string): Promise<Attempt> {
  const site = await siteOf(stage);
  const code = await codeOf(site);
  const isTaken = await STOLEN[name](site, code).then(() => true, () => false);
  if (isTaken) return { name, got: "taken", breach: "tokens were given" };
  return await isAlive(site)
    ? { name, got: "refused" }
    : { name, got: "refused", breach: "the person's own tokens died" };
}

type Renewed = Awaited<ReturnType<typeof client.refreshTokenGrant>>;
type Refresh = (token: string) => Promise<Renewed>;
/** Uses a token more than once. Returns what the later uses gave, and what the site has in the end. */
type Reuse = (refresh: Refresh, first: string) => Promise<{ again: Renewed[]; last: string }>;

const given = (asked: Promise<Renewed>): Promise<Renewed[]> =>
  asked.then((tokens) => [tokens], () => []);

/** After this time, one of the two who hold the token is a thief (RFC 9700 §4.14.2). */
const late = () => new Promise((go) => setTimeout(go, TWIN_TIME + SECOND));

const REUSED: Record<string, Reuse> = {
  "late": async (refresh, first) => {
    const { refresh_token: last } = await refresh(first);
    await late();
    return { again: await given(refresh(first)), last: last! };
  },
  "late, after a second renewal": async (refresh, first) => {
    const { refresh_token: second } = await refresh(first);
    const { refresh_token: last } = await refresh(second!);
    await late();
    return { again: await given(refresh(first)), last: last! };
  },
  "late, four times at once": async (refresh, first) => {
    const { refresh_token: last } = await refresh(first);
    await late();
    const again = await Promise.all([1, 2, 3, 4].map(() => given(refresh(first))));
    return { again: again.flat(), last: last! };
  },
  "ten times in the same instant": async (refresh, first) => {
    const all = await Promise.all(Array.from({ length: 10 }, () => given(refresh(first))));
    const [one, ...again] = all.flat();
    return { again, last: one?.refresh_token ?? first };
  },
};

async function reuse(stage: Stage, name: string): Promise<Attempt> {
  const opened = await siteOf(stage);
  const { back, checks } = await codeOf(opened);
  const { refresh_token } = await client.authorizationCodeGrant(opened.site, back, checks);
  const refresh: Refresh = (token) => client.refreshTokenGrant(opened.site, token);
  const { again, last } = await REUSED[name](refresh, refresh_token!);
  if (again.length > 0) return { name, got: "taken", breach: "a used token gave tokens" };
  const isLast = (await given(refresh(last))).length > 0;
  const got = isLast ? "refused, the newest lives" : "refused, the newest has ended";
  if (isLast === !name.startsWith("late")) return { name, got };
  return { name, got, breach: isLast ? "a thief's tokens live" : "a lost answer ends the sign-in" };
}

/** What another page makes the browser ask for; none has the session's own ID token. */
const HINTS: Record<string, (token: string) => Record<string, string>> = {
  "nothing": () => ({}),
  "the site's name": () => ({ client_id: "reader" }),
  "another site's name": () => ({ client_id: "museum" }),
  "a token without a signature": (token) => ({ id_token_hint: token.replace(/[^.]*$/, "") }),
  "a token of another signature": (token) => ({
    id_token_hint: token.replace(/.{20}$/, "A".repeat(20)),
  }),
  "no token": () => ({ id_token_hint: "a.b.c" }),
};

async function signOut(stage: Stage, name: string, method: "GET" | "POST"): Promise<Attempt> {
  const site = await siteOf(stage);
  const fields = HINTS[name](site.tokens.id_token!);
  const attempt = `${method} with ${name}`;
  const url = new URL("/openid/logout", stage.origin);
  if (method === "GET") url.search = String(new URLSearchParams(fields));
  const reply = method === "GET"
    ? await site.browser.send(url, { headers: { accept: "text/html" } })
    : await site.browser.post(url, fields, { origin: "https://evil.example" });
  const got = String(reply.status);
  return await isAlive(site)
    ? { name: attempt, got }
    : { name: attempt, got, breach: "the session has ended" };
}

/** After the last of these lists. */
async function leave(stage: Stage): Promise<void> {
  await (await opened.get(stage))?.browser[Symbol.asyncDispose]();
  opened.delete(stage);
}

export const OPENID_TOKEN_ATTACKS: Attack[] = [{
  number: 15,
  title: "a site's codes and tokens in wrong hands: injection, downgrade, mix-up, refresh theft",
  expected: "refused, and the person's own tokens live",
  inTurn: true,
  attempts: (stage) => Object.keys(STOLEN).map((name) => () => steal(stage, name)),
}, {
  number: 14,
  title: "sign-out at the OpenID provider by pages that have no ID token of the session",
  expected: "the window's question at most: the session lives",
  inTurn: true,
  attempts: (stage) =>
    Object.keys(HINTS).flatMap((name) =>
      (["GET", "POST"] as const).map((method) => () => signOut(stage, name, method))
    ),
}, {
  number: 15,
  title: "a refresh token that was used before",
  expected: "refused; late, what came of it ends, at once one of them lives",
  attempts: (stage) => Object.keys(REUSED).map((name) => () => reuse(stage, name)),
  after: leave,
}];
