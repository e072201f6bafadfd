/** An agency with a page, and a receiver of its events that verifies them. */
import assert from "node:assert/strict";
import { createLocalJWKSet, decodeJwt, type JWTPayload, jwtVerify } from "jose";
import type { SetClaims } from "../../../domain/events/set.ts";
import { startHttpUpstream } from "../../routes/gateway/http_upstream.ts";
import type { HttpClient } from "../../support/http_client.ts";
import { signIn, type World } from "../journey.ts";

export interface Received {
  path: string;
  type?: string;
  accept?: string;
  token: string;
  claims: SetClaims;
}

export async function startAgency() {
  const got: Received[] = [];
  const agency = {
    got,
    /** What it says to an event. */
    answer: (): { status: number; headers?: Record<string, string>; body?: string } => ({
      status: 202,
    }),
  };
  const upstream = await startHttpUpstream(async (request, response) => {
    if (request.method !== "POST") {
      return void response.end(request.headers["x-identity-assertion"] ?? "");
    }
    const token = (await Array.fromAsync(request)).join("");
    const { "content-type": type, accept } = request.headers;
    const claims = decodeJwt(token) as unknown as SetClaims;
    got.push({ path: request.url!, type, accept, token, claims });
    const { status, headers, body } = agency.answer();
    response.writeHead(status, headers).end(body);
  });
  return Object.assign(agency, {
    origin: upstream.origin,
    targets: upstream.targets,
    [Symbol.asyncDispose]: upstream[Symbol.asyncDispose],
  });
}

export type Agency = Awaited<ReturnType<typeof startAgency>>;

export const archive = (
  { origin }: Pick<Agency, "origin">,
  events: object = { push: "/events" },
) => ({
  id: "archive",
  title: { fa: "بایگانی" },
  upstream: origin,
  events,
});

/** A browser that is signed in at the archive, and what the archive knows of it. */
export async function reader(world: World, persona = "verified-citizen") {
  const browser = world.browser();
  const address = `${world.at("archive")}/`;
  await signIn(world.program, browser, world.person(persona), address);
  const { text } = await browser.get(address, { accept: "text/html" });
  const { sub, sid } = decodeJwt(text);
  return { browser, sub: sub!, sid: sid as string, assertion: text };
}

export async function signOut({ origin }: World, browser: HttpClient): Promise<void> {
  await browser.submit(await browser.get(`${origin}/`), {}, { to: "/sign-out" });
}

/** Verifies a token as a receiver does (RFC 8417 §4; SSF 1.0 §4.1). */
export async function verifySet(world: World, token: string): Promise<JWTPayload> {
  const jwks = await world.browser().get(`${world.origin}/openid/jwks`);
  const { payload } = await jwtVerify(token, createLocalJWKSet(JSON.parse(jwks.text)), {
    issuer: world.origin,
    audience: "archive",
    typ: "secevent+jwt",
    algorithms: ["ES256"],
    requiredClaims: ["iat", "jti", "events", "sub_id"],
  });
  assert.ok(!("exp" in payload) && !("sub" in payload));
  return payload;
}
