/** A site that signs people in by OpenID Connect, with openid-client. */
import * as client from "openid-client";
import { exportJWK, generateKeyPair } from "jose";
import type { Clock } from "../../../domain/platform/platform.ts";
import type { Person } from "../../../adapters/sandbox/mod.ts";
import {
  createHttpClient,
  formOf,
  type HttpClient,
  type Reply,
} from "../../support/http_client.ts";
import { type StartedProgram, startTestProgram } from "../../support/program.ts";

export const SITE = "https://reader.example.ir";
export const CALLBACK = `${SITE}/callback`;

export interface SiteKeys {
  privateKey: CryptoKey;
  jwks: { keys: object[] };
}

export async function createKeys(): Promise<SiteKeys> {
  const { privateKey, publicKey } = await generateKeyPair("ES256", { extractable: true });
  const jwk = { ...await exportJWK(publicKey), alg: "ES256", use: "sig", kid: "site-1" };
  return { privateKey: privateKey as CryptoKey, jwks: { keys: [jwk] } };
}

/** The site as `services.json` describes it. */
export const siteService = ({ jwks }: SiteKeys, settings: object = {}, openid: object = {}) => ({
  id: "reader",
  title: { fa: "کتابخوان", en: "Reader" },
  attributes: ["given_name", "family_name", "national_id"],
  openid: { redirect_uris: [CALLBACK], jwks, ...openid },
  ...settings,
});

/** The site's own program. */
export async function discover(
  origin: string,
  { privateKey }: SiteKeys,
  id = "reader",
): Promise<client.Configuration> {
  return await client.discovery(
    new URL(origin),
    id,
    {},
    client.PrivateKeyJwt({ key: privateKey, kid: "site-1" }),
    { execute: [client.allowInsecureRequests] },
  );
}

export interface Asked {
  url: string;
  checks: { pkceCodeVerifier: string; expectedState: string; expectedNonce: string };
}

/** The address to which the site sends the browser. */
export async function ask(
  site: client.Configuration,
  params: Record<string, string> = {},
): Promise<Asked> {
  const pkceCodeVerifier = client.randomPKCECodeVerifier();
  const [expectedState, expectedNonce] = [client.randomState(), client.randomNonce()];
  const url = client.buildAuthorizationUrl(site, {
    redirect_uri: CALLBACK,
    scope: "openid profile identity",
    code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: "S256",
    state: expectedState,
    nonce: expectedNonce,
    ...params,
  });
  return { url: url.href, checks: { pkceCodeVerifier, expectedState, expectedNonce } };
}

/** Follows redirects within the window until one leads back to the site, or a page comes. */
export async function follow(browser: HttpClient, url: string | URL): Promise<Arrived> {
  for (let hops = 0; hops < 10; hops++) {
    const page = await browser.send(url, { headers: { accept: "text/html" } });
    const location = page.headers.get("location");
    if (!location) return { page };
    const next = new URL(location, page.url);
    if (next.origin === SITE) return { back: next, page };
    url = next;
  }
  throw new Error("too many redirects");
}

export interface Arrived {
  /** The address of the site to which the browser was sent. */
  back?: URL;
  page: Reply;
}

/** The person's answer on the consent page, up to the site. */
export async function consent(
  browser: HttpClient,
  page: Reply,
  answer: "agree" | "refuse" = "agree",
): Promise<Arrived> {
  const { action, fields } = formOf(page, page.url.pathname);
  const sent = await browser.post(action, { ...fields, answer });
  const location = sent.headers.get("location");
  if (!location) return { page: sent };
  return await follow(browser, new URL(location, sent.url));
}

export interface SiteWorld {
  program: StartedProgram;
  origin: string;
  site: client.Configuration;
  keys: SiteKeys;
  browser(): HttpClient;
  person(persona?: string): Person;
}

export interface SiteOptions {
  /** Ahead of the library's, which is the machine's. */
  clock?: Clock;
  settings?: object;
  openid?: object;
  /** Further services. */
  further?(keys: SiteKeys): object[];
}

/** A test with the real clock, by which the library lives. */
export function siteTest(
  name: string,
  run: (world: SiteWorld) => Promise<void>,
  options?: SiteOptions,
): void {
  Deno.test(name, () => runSite(run, options));
}

export async function runSite(
  run: (world: SiteWorld) => Promise<void>,
  { settings = {}, openid = {}, further = () => [], clock }: SiteOptions = {},
): Promise<void> {
  const keys = await createKeys();
  const program = await startTestProgram({
    clock,
    services: () => [siteService(keys, settings, openid), ...further(keys)],
  });
  const { origin, port, sandbox } = program;
  const browsers: HttpClient[] = [];
  try {
    await run({
      program,
      origin,
      keys,
      site: await discover(origin, keys),
      browser() {
        const browser = createHttpClient({ origin, port });
        browsers.push(browser);
        return browser;
      },
      person: (persona = "verified-citizen") =>
        sandbox.people.find((person) => person.persona === persona)!,
    });
  } finally {
    for (const browser of browsers) await browser[Symbol.asyncDispose]();
    await program.stop();
  }
}
