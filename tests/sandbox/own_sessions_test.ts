/** An agency's own session: bound to the person, and ended by the window's word. */
import assert from "node:assert/strict";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { createOwnSessions } from "../../adapters/sandbox/agencies/own_sessions.ts";
import { askAgency } from "./agency_client.ts";
import { ISSUER, type OutsideWorld, withOutsideWorld } from "./outside_world.ts";

const clock = { time: 1000, now: () => clock.time };
const SARA = { sub: "sara", sid: "session-1" };

Deno.test("own session: goes on for the same person and session only", () => {
  const sessions = createOwnSessions({ clock });
  const first = sessions.visit(undefined, SARA);
  const second = sessions.visit(first.token, SARA);
  assert.equal(second.token, first.token);
  assert.equal(second.news.session.pages, 2);
  for (const other of [{ sub: "omid", sid: "session-1" }, { sub: "sara", sid: "session-2" }]) {
    const { token, news } = sessions.visit(first.token, other);
    assert.notEqual(token, first.token);
    assert.equal(news.session.pages, 1);
  }
});

Deno.test("own session: ends when the window says so, and only that one", () => {
  const sessions = createOwnSessions({ clock });
  const [ended, other] = [SARA, { sub: "sara", sid: "session-2" }].map((person) => ({
    person,
    token: sessions.visit(undefined, person).token,
  }));
  sessions.end(SARA);
  assert.notEqual(sessions.visit(ended.token, ended.person).token, ended.token);
  const { token, news } = sessions.visit(other.token, other.person);
  assert.equal(token, other.token);
  assert.deepEqual([news.ended, news.lastEnded], [1, 1000]);
});

const keys = await generateKeyPair("ES256");
const stranger = await generateKeyPair("ES256");
const PUBLISHED = { ...await exportJWK(keys.publicKey), kid: "k1", alg: "ES256", use: "sig" };
const EVENTS = { "http://schemas.openid.net/event/backchannel-logout": {} };

function token(
  { clock }: OutsideWorld,
  changes: JWTPayload = {},
  { key = keys.privateKey, typ = "logout+jwt" } = {},
): Promise<string> {
  const iat = Math.floor(clock.now() / 1000);
  const times = { iat, exp: iat + 120, jti: "j1" };
  return new SignJWT({
    iss: ISSUER,
    aud: "insurance",
    ...times,
    ...SARA,
    events: EVENTS,
    ...changes,
  })
    .setProtectedHeader({ alg: "ES256", kid: "k1", typ }).sign(key);
}

async function post(world: OutsideWorld, logoutToken: string): Promise<number> {
  const { status } = await askAgency(world.sandbox, "insurance", {
    method: "POST",
    path: "/backchannel-logout",
    headers: ["Content-Type", "application/x-www-form-urlencoded"],
    body: new URLSearchParams({ logout_token: logoutToken }).toString(),
  });
  return status;
}

Deno.test("own session: only the window's logout tokens for this agency are taken", async () => {
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {} },
    () => Response.json({ keys: [PUBLISHED] }),
  );
  const jwksUri = `http://127.0.0.1:${server.addr.port}/jwks.json`;
  await withOutsideWorld(async (world) => {
    assert.equal(await post(world, await token(world)), 200);
    const forged: Record<string, Promise<string>> = {
      "an assertion": token(world, {}, { typ: "identity-assertion+jwt" }),
      "of another kind": token(world, {}, { typ: "JWT" }),
      "another key": token(world, {}, { key: stranger.privateKey }),
      "another service's": token(world, { aud: "vehicle" }),
      "another window's": token(world, { iss: "https://evil.example" }),
      "no event": token(world, { events: {} }),
      "an ID token": token(world, { nonce: "n" }),
      "no session": token(world, { sid: undefined }),
      "too old": token(world, { iat: 1, exp: 2 }),
      "for ever": token(world, { exp: undefined }),
    };
    for (const [what, made] of Object.entries(forged)) {
      assert.equal(await post(world, await made), 400, what);
    }
    assert.equal(await post(world, ""), 400);
    assert.equal(await post(world, "a.b.c"), 400);
  }, { jwksUri });
  await server.shutdown();
});
