/** A service manages its stream of the running program, and fetches from it. */
import assert from "node:assert/strict";
import { decodeJwt, SignJWT, UnsecuredJWT } from "jose";
import { type Minted, mintToken } from "../../support/agency_token.ts";
import { eventually } from "../../support/waiting.ts";
import { programTest, type World } from "../journey.ts";
import { archive, reader, signOut, startAgency, verifySet } from "./receiver.ts";

interface Polled {
  sets: Record<string, string>;
  moreAvailable?: boolean;
}

async function call(world: World, token: string, path: string, body?: object) {
  const reply = await world.browser().send(`${world.origin}${path}`, {
    method: body === undefined ? "GET" : "POST",
    body: body === undefined ? undefined : JSON.stringify(body),
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
  });
  return { status: reply.status, json: reply.text === "" ? undefined : JSON.parse(reply.text) };
}

const POLL = "/events/poll/archive";
const NOW = { returnImmediately: true };

async function poll(world: World, token: string, body: object = NOW): Promise<Polled> {
  const { status, json } = await call(world, token, POLL, body);
  assert.equal(status, 200);
  return json;
}

programTest("poll: a waiting request is answered as soon as something happens", async (world) => {
  await using agency = await startAgency();
  await world.program.useServices([archive(agency, {})]);
  const token = await mintToken(world, { service: "archive", scope: "ssf.read" });
  const { browser, sub } = await reader(world);
  const waiting = poll(world, token, {});
  await signOut(world, browser);
  const { sets } = await waiting;
  const [[jti, set]] = Object.entries(sets);
  const payload = await verifySet(world, set);
  assert.equal(payload.jti, jti);
  assert.ok(JSON.stringify(payload.sub_id).includes(sub));
  assert.deepEqual(Object.keys((await poll(world, token)).sets), [jti], "until it is acknowledged");
  assert.deepEqual(await poll(world, token, { ...NOW, ack: [jti] }), { sets: {} });
  assert.deepEqual(await poll(world, token), { sets: {} });
  assert.deepEqual(agency.got, []);
});

programTest("poll: a waiting request ends by itself", async (world) => {
  await using agency = await startAgency();
  await world.program.useServices([archive(agency, {})]);
  const token = await mintToken(world, { service: "archive" });
  const began = performance.now();
  const answers = await Promise.all([1, 2, 3].map(async () => {
    assert.deepEqual(await poll(world, token, {}), { sets: {} });
    return performance.now() - began;
  }));
  const [first, second, third] = answers.toSorted((a, b) => a - b);
  for (const took of [second, third]) {
    assert.ok(took > 8000 && took < 30_000, `${took} ms`);
    assert.ok(took - first > 5000, `the third request is answered at once: ${first} ms`);
  }
});

programTest(
  "poll: a paused stream keeps its events in order, a disabled one drops them",
  async (world) => {
    await using agency = await startAgency();
    await world.program.useServices([archive(agency, {})]);
    const token = await mintToken(world, { service: "archive" });
    const set = (status: string) =>
      call(world, token, "/events/status", { stream_id: "archive", status });
    await set("paused");
    const sids: string[] = [];
    for (const persona of ["verified-citizen", "chief-executive"]) {
      const { browser, sid } = await reader(world, persona);
      sids.push(sid);
      await signOut(world, browser);
      world.clock.time += 1000;
    }
    await new Promise((resolve) => setTimeout(resolve, 700));
    assert.deepEqual(await poll(world, token), { sets: {} });
    const status = await call(world, token, "/events/status?stream_id=archive");
    assert.equal(status.json.status, "paused");
    await set("enabled");
    const held = await eventually(async () => {
      const { sets } = await poll(world, token);
      assert.equal(Object.keys(sets).length, 2);
      return Object.values(sets);
    });
    const told = held.map((one) =>
      (decodeJwt(one).sub_id as { session: { id: string } }).session.id
    );
    assert.deepEqual(told, sids);
    await set("disabled");
    await new Promise((resolve) => setTimeout(resolve, 700));
    await set("enabled");
    assert.deepEqual(await poll(world, token), { sets: {} });
  },
);

programTest("poll: forged, foreign and borrowed tokens open nothing", async (world) => {
  await using agency = await startAgency();
  const museum = { ...archive(agency, {}), id: "museum" };
  await world.program.useServices([archive(agency, {}), museum]);
  const { browser, assertion } = await reader(world);
  await signOut(world, browser);
  const token = await mintToken(world, { service: "archive" });
  const [set] = await eventually(async () => {
    const sets = Object.values((await poll(world, token)).sets);
    assert.equal(sets.length, 1);
    return sets;
  });
  const claims = decodeJwt(token);
  const now = Math.floor(world.clock.time / 1000);
  const mint = (given: Partial<Minted>) => mintToken(world, { service: "archive", ...given });
  const jwks = await world.browser().get(`${world.origin}/openid/jwks`);
  const own = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, false, [
    "sign",
  ]) as CryptoKeyPair;
  const header = { alg: "ES256", typ: "at+jwt", kid: JSON.parse(jwks.text).keys[0].kid };
  const forged: Record<string, string> = {
    "an assertion": assertion,
    "an event": set,
    "unsigned": new UnsecuredJWT(claims).encode(),
    "another key": await new SignJWT(claims).setProtectedHeader(header).sign(own.privateKey),
    "the public key as a secret": await new SignJWT(claims)
      .setProtectedHeader({ alg: "HS256", typ: "at+jwt" })
      .sign(new TextEncoder().encode(jwks.text)),
    "cut": token.slice(0, -4),
    "expired": await mint({ claims: { iat: now - 601, exp: now - 1 } }),
    "for another audience": await mint({ claims: { aud: world.origin } }),
    "of another issuer": await mint({ claims: { iss: "https://sso.example.ir" } }),
    "without an end": await mint({ claims: { exp: undefined } }),
    "of another type": await mint({ typ: "JWT" }),
    "bound to a key": await mint({ claims: { cnf: { jkt: "x" } } }),
    "for a person": await mint({ claims: { sub: "sara" } }),
    "without a client": await mint({ claims: { client_id: undefined } }),
  };
  for (const [name, bearer] of Object.entries(forged)) {
    assert.equal((await call(world, bearer, POLL, NOW)).status, 401, name);
  }
  const borrowed = await mint({ service: "museum" });
  assert.equal((await call(world, borrowed, POLL, NOW)).status, 404);
  const path = "/events/status?stream_id=archive";
  assert.equal((await call(world, borrowed, path)).status, 404);
  const id = decodeJwt(set).jti!;
  const answered = await call(world, borrowed, "/events/poll/museum", { ...NOW, ack: [id] });
  assert.deepEqual(answered.json, { sets: {} });
  assert.deepEqual(Object.keys((await poll(world, token)).sets), [id], "nothing was taken");
});
