import assert from "node:assert/strict";
import {
  CompactSign,
  createLocalJWKSet,
  decodeProtectedHeader,
  exportJWK,
  generateKeyPair,
  type JSONWebKeySet,
  jwtVerify,
} from "jose";
import { createAssertionKeys } from "../../../adapters/keys/assertion_keys.ts";
import { createJoseSigner } from "../../../adapters/keys/jose_signer.ts";
import { openDenoKvStore } from "../../../adapters/store/deno_kv.ts";
import { systemRandom } from "../../../adapters/runtime/system.ts";
import { createAssertionCache } from "../../../domain/gateway/visitor/assertion.ts";
import { DAY, MINUTE, SECOND } from "../../../domain/platform/platform.ts";
import type { Service } from "../../../domain/services/service.ts";
import { jwksResponse } from "../../../routes/federation/jwks.ts";
import { NOW, service, visitor } from "./harness.ts";

const ISSUER = "https://sso.example.ir";
const SERVICES = { insurance: service(), vehicles: service({ id: "vehicles" }) };

async function startIssuer() {
  const clock = { time: NOW, now: () => clock.time };
  const store = await openDenoKvStore({ url: "kv::memory:", clock, random: systemRandom });
  const rings = createAssertionKeys({ store, clock, sealingKey: new Uint8Array(32).fill(7) });
  const signer = createJoseSigner({ rings });
  const assertions = createAssertionCache({ signer, clock, random: systemRandom, issuer: ISSUER });
  return {
    clock,
    signer,
    assertionFor: (id: keyof typeof SERVICES = "insurance", who = visitor()) =>
      assertions.assertionFor(who, SERVICES[id]),
    /** Under changed rules. */
    assertionUnder: (rules: Service) => assertions.assertionFor(visitor(), rules),
    /** Verifies like an agency, with the keys published now. */
    verify: async (token: string, audience = "insurance", at = clock.time) =>
      await jwtVerify(token, createLocalJWKSet(await signer.jwks() as JSONWebKeySet), {
        issuer: ISSUER,
        audience,
        typ: "identity-assertion+jwt",
        algorithms: ["ES256", "EdDSA"],
        currentDate: new Date(at),
      }),
    [Symbol.dispose]: () => store.close(),
  };
}

function encode(value: unknown): string {
  return new TextEncoder().encode(JSON.stringify(value))
    .toBase64({ alphabet: "base64url", omitPadding: true });
}

function kidOf(token: string): string {
  return decodeProtectedHeader(token).kid!;
}

Deno.test("assertion identifies the visitor, to one service, for a minute", async () => {
  using issuer = await startIssuer();
  const { payload, protectedHeader } = await issuer.verify(await issuer.assertionFor());
  const { jti, ...claims } = payload;
  assert.deepEqual(claims, {
    iss: ISSUER,
    aud: "insurance",
    sub: "pairwise-1",
    sid: "session-1-here",
    acr: "2",
    auth_time: NOW / SECOND - 60,
    iat: NOW / SECOND,
    exp: NOW / SECOND + 60,
    given_name: "زهرا",
    national_id: "0012345679",
  });
  assert.match(jti!, /^[\w-]{43}$/);
  assert.equal(protectedHeader.alg, "ES256");
});

Deno.test("assertion is invalid at another service and after its minute", async () => {
  using issuer = await startIssuer();
  const token = await issuer.assertionFor();
  await assert.rejects(issuer.verify(token, "vehicles"), {
    code: "ERR_JWT_CLAIM_VALIDATION_FAILED",
  });
  issuer.clock.time += 60 * SECOND;
  await assert.rejects(issuer.verify(token), { code: "ERR_JWT_EXPIRED" });
});

Deno.test("assertion does not verify when forged", async () => {
  using issuer = await startIssuer();
  const token = await issuer.assertionFor();
  const [head, payload, signature] = token.split(".");
  const kid = kidOf(token);
  const foreign = await generateKeyPair("ES256", { extractable: true });
  const sign = (header: Record<string, unknown>) =>
    new CompactSign(Uint8Array.fromBase64(payload, { alphabet: "base64url" }))
      .setProtectedHeader({ alg: "ES256", typ: "identity-assertion+jwt", ...header })
      .sign(foreign.privateKey);
  const forged = [
    `${encode({ alg: "none", typ: "identity-assertion+jwt" })}.${payload}.`,
    `${encode({ alg: "none", typ: "identity-assertion+jwt", kid })}.${payload}.${signature}`,
    await sign({ kid }),
    await sign({ kid: "../../dev/null" }),
    await sign({ kid: "other", jwk: await exportJWK(foreign.publicKey) }),
    await sign({ kid: "other", jku: "https://evil.ir/jwks.json" }),
    `${head}.${encode({ iss: ISSUER, aud: "insurance", exp: NOW / SECOND + 60 })}.${signature}`,
  ];
  for (const other of forged) await assert.rejects(issuer.verify(other), other);
});

Deno.test("assertion is signed with the algorithm of its service, by keys of its own, which rotate", async () => {
  using issuer = await startIssuer();
  const other = service({ assertion_alg: "EdDSA" });
  const first = await issuer.assertionUnder(other);
  assert.equal(decodeProtectedHeader(first).alg, "EdDSA");
  assert.notEqual(kidOf(first), kidOf(await issuer.assertionFor()));
  assert.equal((await issuer.verify(first)).payload.sub, "pairwise-1");
  issuer.clock.time = NOW + 30 * DAY;
  const later = await issuer.assertionUnder(other);
  assert.notEqual(kidOf(later), kidOf(first));
  assert.ok(await issuer.verify(later));
  assert.ok(await issuer.verify(first, "insurance", NOW), "for another day");
});

Deno.test("assertion of EdDSA does not verify as one of ES256, nor the other way round", async () => {
  using issuer = await startIssuer();
  const [ecdsa, eddsa] = [
    await issuer.assertionFor(),
    await issuer.assertionUnder(service({ assertion_alg: "EdDSA" })),
  ];
  const named = (token: string, change: object) => {
    const [, ...rest] = token.split(".");
    return [encode({ ...decodeProtectedHeader(token), ...change }), ...rest].join(".");
  };
  for (
    const mixed of [
      named(ecdsa, { alg: "EdDSA" }),
      named(eddsa, { alg: "ES256" }),
      named(ecdsa, { kid: kidOf(eddsa) }),
      named(eddsa, { kid: kidOf(ecdsa) }),
      named(ecdsa, { alg: "EdDSA", kid: kidOf(eddsa) }),
      named(eddsa, { alg: "ES256", kid: kidOf(ecdsa) }),
    ]
  ) await assert.rejects(issuer.verify(mixed), mixed);
});

Deno.test("assertion is reused per session, service and proof until 15 s before it ends", async () => {
  using issuer = await startIssuer();
  const first = await issuer.assertionFor();
  assert.equal(await issuer.assertionFor(), first);
  assert.notEqual(await issuer.assertionFor("vehicles"), first);
  assert.notEqual(await issuer.assertionFor("insurance", visitor({ level: 3 })), first);
  assert.notEqual(await issuer.assertionFor("insurance", visitor({ authTime: 5 })), first);
  assert.notEqual(
    await issuer.assertionFor("insurance", { ...visitor(), sessionKey: "session-2" }),
    first,
  );
  issuer.clock.time += 45 * SECOND - 1;
  assert.equal(await issuer.assertionFor(), first);
  issuer.clock.time += 1;
  assert.notEqual(await issuer.assertionFor(), first);
});

Deno.test("assertion contains what the current rules release", async () => {
  using issuer = await startIssuer();
  const before = await issuer.verify(await issuer.assertionFor());
  assert.equal(before.payload.given_name, "زهرا");
  const rules = service({ attributes: [] });
  const after = await issuer.verify(await issuer.assertionUnder(rules));
  assert.equal(after.payload.given_name, undefined);
  assert.equal(await issuer.assertionUnder(rules), await issuer.assertionUnder(rules));
});

Deno.test("createAssertionCache() signs again after a failure", async () => {
  let calls = 0;
  const assertions = createAssertionCache({
    signer: {
      sign: () => calls++ === 0 ? Promise.reject(new Error("down")) : Promise.resolve("token"),
      jwks: () => Promise.resolve({ keys: [] }),
    },
    clock: { now: () => NOW },
    random: systemRandom,
    issuer: ISSUER,
  });
  const [who, insurance] = [visitor(), service()];
  await assert.rejects(assertions.assertionFor(who, insurance), /down/);
  assert.equal(await assertions.assertionFor(who, insurance), "token");
});

Deno.test("createAssertionCache() signs the next one early, once, and keeps the old one if that fails", async () => {
  let calls = 0;
  const clock = { time: NOW, now: () => clock.time };
  const assertions = createAssertionCache({
    signer: {
      sign: () =>
        ++calls === 3 ? Promise.reject(new Error("down")) : Promise.resolve(`token ${calls}`),
      jwks: () => Promise.resolve({ keys: [] }),
    },
    clock,
    // As early as possible: after half the lifetime.
    random: { bytes: (count) => new Uint8Array(count) },
    issuer: ISSUER,
  });
  const [who, insurance] = [visitor(), service()];
  const ask = () => assertions.assertionFor(who, insurance);
  const twice = async () => [await ask(), await ask()];
  assert.deepEqual(await twice(), ["token 1", "token 1"]);
  clock.time += 22.5 * SECOND;
  assert.equal(await ask(), "token 1");
  assert.deepEqual([await ask(), calls], ["token 2", 2]);
  clock.time += 22.5 * SECOND;
  assert.deepEqual([...await twice(), calls], ["token 2", "token 2", 3]);
  clock.time += 22.5 * SECOND;
  assert.deepEqual([...await twice(), calls], ["token 4", "token 4", 4]);
});

Deno.test("assertion of a rotated key verifies until the key's grace ends", async () => {
  using issuer = await startIssuer();
  const published = async () =>
    (await issuer.signer.jwks()).keys.map((key) => (key as { kid: string }).kid);
  const [current, next] = await published();

  issuer.clock.time = NOW + 30 * DAY - 10 * SECOND;
  const before = await issuer.assertionFor();
  assert.equal(kidOf(before), current);
  issuer.clock.time += 5 * MINUTE;
  const after = await issuer.assertionFor();
  assert.equal(kidOf(after), next);
  assert.ok(await issuer.verify(after));
  assert.ok(await issuer.verify(before, "insurance", NOW + 30 * DAY));

  const rotatedAt = issuer.clock.time;
  issuer.clock.time = rotatedAt + DAY - SECOND;
  assert.ok((await published()).includes(current));
  issuer.clock.time += SECOND;
  assert.ok(!(await published()).includes(current));
  await assert.rejects(issuer.verify(before, "insurance", NOW + 30 * DAY), {
    code: "ERR_JWKS_NO_MATCHING_KEY",
  });
});

Deno.test("jwksResponse() returns public keys, cacheable for five minutes", async () => {
  using issuer = await startIssuer();
  const response = await jwksResponse(issuer.signer);
  assert.equal(response.headers.get("cache-control"), "public, max-age=300");
  const { keys } = await response.json();
  const members = keys.map((key: object) => Object.keys(key).toSorted().join(" "));
  const [ecdsa, eddsa] = ["alg crv kid kty use x y", "alg crv kid kty use x"];
  assert.deepEqual(members, [ecdsa, ecdsa, eddsa, eddsa]);
});
