/** A receiver of security events takes what the window signed for it, each once, and nothing else. */
import assert from "node:assert/strict";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from "jose";
import { createEventInbox } from "../../adapters/sandbox/sites/event_inbox.ts";
import { ISSUER } from "./outside_world.ts";

const [signer, stranger] = [await generateKeyPair("ES256"), await generateKeyPair("ES256")];
const jwks = {
  keys: [{ ...await exportJWK(signer.publicKey), kid: "k1", alg: "ES256", use: "sig" }],
};
const clock = { now: () => Date.parse("2026-11-22T05:30:00Z") };
const EVENT = "https://schemas.openid.net/secevent/caep/event-type/session-revoked";

const createInbox = () =>
  createEventInbox({
    ...{ issuer: ISSUER, audience: "library", clock },
    client: {
      fetch: (url) =>
        Promise.resolve(Response.json(
          url.endsWith("/.well-known/ssf-configuration") ? { jwks_uri: `${ISSUER}/keys` } : jwks,
        )),
      close() {},
    },
  });

const claims = (changes: JWTPayload = {}): JWTPayload => ({
  iss: ISSUER,
  aud: "library",
  iat: clock.now() / 1000,
  jti: "1",
  sub_id: { format: "iss_sub", iss: ISSUER, sub: "a" },
  events: { [EVENT]: { initiating_entity: "user" } },
  ...changes,
});
const sign = (payload: JWTPayload, { privateKey } = signer, header = {}) =>
  new SignJWT(payload).setProtectedHeader({
    ...{ alg: "ES256", kid: "k1", typ: "secevent+jwt" },
    ...header,
  }).sign(privateKey);

Deno.test("event inbox: keeps each event once, the newest first", async () => {
  const inbox = createInbox();
  for (const jti of ["1", "2", "1"]) {
    assert.equal(await inbox.take(await sign(claims({ jti }))), null);
  }
  assert.deepEqual(inbox.all().map(({ claims, type }) => [claims.jti, type]), [
    ["2", "session-revoked"],
    ["1", "session-revoked"],
  ]);
});

Deno.test("event inbox: refuses what the window did not sign for it as an event", async () => {
  const inbox = createInbox();
  const { jti: _, ...nameless } = claims();
  const cases: [error: string, token: string][] = [
    ["invalid_key", await sign(claims(), stranger)],
    ["invalid_key", await sign(claims(), stranger, { kid: "k9" })],
    ["invalid_issuer", await sign(claims({ iss: "http://localhost:9" }))],
    ["invalid_audience", await sign(claims({ aud: "insurance" }))],
    ["invalid_request", await sign(claims(), signer, { typ: "JWT" })],
    ["invalid_request", await sign(claims({ exp: clock.now() / 1000 + 60 }))],
    ["invalid_request", await sign(claims({ sub: "a" }))],
    ["invalid_request", await sign(claims({ events: {} }))],
    ["invalid_request", await sign(nameless)],
    ["invalid_request", new UnsecuredJWT(claims()).encode()],
    ["invalid_request", "a.b.c"],
  ];
  for (const [error, token] of cases) assert.equal(await inbox.take(token), error, token);
  assert.deepEqual(inbox.all(), []);
});
