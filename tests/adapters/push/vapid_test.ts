import assert from "node:assert/strict";
import { importJWK, jwtVerify } from "jose";
import { createVapidKeys } from "../../../adapters/push/vapid.ts";
import { openDenoKvStore } from "../../../adapters/store/deno_kv.ts";
import { systemRandom } from "../../../adapters/runtime/system.ts";

const DAY = 86_400_000;

Deno.test("vapid: a token for one push service, by the key that the browser subscribed for", async () => {
  const clock = { time: Date.UTC(2026, 10, 29), now: () => clock.time };
  const store = await openDenoKvStore({ url: "kv::memory:", clock, random: systemRandom });
  const open = () =>
    createVapidKeys({
      ...{ store, clock, sealingKey: new Uint8Array(32).fill(3) },
      subject: "https://sso.example.ir",
    });
  try {
    const keys = open();
    const { kid, publicKey } = await keys.currentKey();
    const point = Uint8Array.fromBase64(publicKey, { alphabet: "base64url" });
    assert.equal(point.length, 65);
    assert.equal(point[0], 4);
    const header = await keys.authorization(kid, "https://push.example.ir");
    const [, token, key] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(header!)!;
    assert.equal(key, publicKey);
    const verified = await jwtVerify(token, await verifier(point), {
      audience: "https://push.example.ir",
      currentDate: new Date(clock.time),
    });
    assert.deepEqual(verified.protectedHeader, { alg: "ES256", typ: "JWT" });
    assert.equal(verified.payload.sub, "https://sso.example.ir");
    const lifetime = verified.payload.exp! * 1000 - clock.time;
    assert.ok(lifetime > 0 && lifetime <= DAY, "RFC 8292 §2");

    clock.time += 180 * DAY;
    const later = open();
    const next = await later.currentKey();
    assert.notEqual(next.kid, kid, "new subscriptions are for another key");
    assert.match((await later.authorization(kid, "https://push.example.ir"))!, /, k=/);
    assert.ok((await later.authorization(kid, "https://a.ir"))!.endsWith(publicKey));
    clock.time += 3 * 365 * DAY + DAY;
    assert.equal(await open().authorization(kid, "https://push.example.ir"), null);
    assert.equal(await open().authorization("another", "https://push.example.ir"), null);
  } finally {
    store.close();
  }
});

function verifier(point: Uint8Array) {
  const [x, y] = [point.slice(1, 33), point.slice(33)].map((part) =>
    part.toBase64({ alphabet: "base64url", omitPadding: true })
  );
  return importJWK({ kty: "EC", crv: "P-256", x, y }, "ES256");
}
