/** People who are signed in and have agreed, and the requests that a site makes for them. */
import { SignJWT } from "jose";
import * as client from "openid-client";
import { startSandbox } from "../../adapters/sandbox/mod.ts";
import { systemClock } from "../../adapters/runtime/system.ts";
import {
  ask,
  CALLBACK,
  consent,
  follow,
  type SiteKeys,
} from "../../tests/http/federation/openid_site.ts";
import { signIn } from "../../tests/http/journey.ts";
import { createHttpClient, type HttpClient } from "../../tests/support/http_client.ts";
import type { TestProgram } from "../../tests/support/program.ts";
import type { Prepared } from "./load.ts";

/** Each may bring sixty requests of sites a minute. */
const REQUESTS_EACH = 50;
const PERSONAS = ["verified-citizen", "two-sims", "chief-executive", "long-name"];

const FORM = { "content-type": "application/x-www-form-urlencoded" };
const ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/** Signs some people in at the site. */
export async function bringPeople(
  program: TestProgram,
  site: client.Configuration,
): Promise<HttpClient[]> {
  const { origin, port } = program;
  const sandbox = await startSandbox({
    port: 0,
    agencyPort: 0,
    store: ":memory:",
    clock: systemClock,
    issuer: origin,
  });
  const { people } = sandbox;
  await sandbox.stop();
  return await Promise.all(PERSONAS.map(async (persona) => {
    const browser = createHttpClient({ origin, port });
    const person = people.find((one) => one.persona === persona)!;
    await consent(browser, await signIn(program, browser, person, (await ask(site)).url));
    return browser;
  }));
}

/** Silent sign-ins: the address, with the person's cookies. */
export async function silentSignIns(
  site: client.Configuration,
  browsers: readonly HttpClient[],
): Promise<Prepared[]> {
  return await Promise.all(
    browsers.flatMap((browser) =>
      Array.from({ length: REQUESTS_EACH / 2 }, async (): Promise<Prepared> => {
        const { url } = await ask(site, { prompt: "none" });
        const { pathname, search, host } = new URL(url);
        const cookies = [...browser.cookies.get(host) ?? []].map((pair) => pair.join("=")).join(
          "; ",
        );
        const headers = { host, cookie: cookies, accept: "text/html" };
        return { method: "GET", path: pathname + search, headers, status: 303 };
      })
    ),
  );
}

/** Codes, with everything that the site sends to get its tokens. */
export async function codeExchanges(
  origin: string,
  site: client.Configuration,
  { keys, browsers }: { keys: SiteKeys; browsers: readonly HttpClient[] },
): Promise<Prepared[]> {
  const all = await Promise.all(browsers.map(async (browser) => {
    const prepared: Prepared[] = [];
    for (let i = 0; i < REQUESTS_EACH / 2 - 2; i++) {
      const { url, checks } = await ask(site);
      const { back } = await follow(browser, url);
      const body = new URLSearchParams({
        grant_type: "authorization_code",
        code: back!.searchParams.get("code")!,
        redirect_uri: CALLBACK,
        code_verifier: checks.pkceCodeVerifier,
        client_assertion_type: ASSERTION,
        client_assertion: await clientAssertion(origin, keys),
      }).toString();
      const headers = { ...FORM, host: new URL(origin).host };
      prepared.push({ method: "POST", path: "/openid/token", headers, body, status: 200 });
    }
    return prepared;
  }));
  return all.flat();
}

async function clientAssertion(origin: string, { privateKey }: SiteKeys): Promise<string> {
  return await new SignJWT({}).setProtectedHeader({ alg: "ES256", kid: "site-1" })
    .setIssuer("reader").setSubject("reader").setAudience(origin)
    .setJti(crypto.randomUUID()).setIssuedAt().setExpirationTime("60s").sign(privateKey);
}
