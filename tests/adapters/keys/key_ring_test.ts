import assert from "node:assert/strict";
import { calculateJwkThumbprint, CompactSign, compactVerify, importJWK } from "jose";
import { createKeyRing } from "../../../adapters/keys/key_ring.ts";
import { openDenoKvStore } from "../../../adapters/store/deno_kv.ts";
import { systemRandom } from "../../../adapters/runtime/system.ts";
import { keysReplacedRecord } from "../../../domain/console/key_replacement.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { DAY, MINUTE, SECOND } from "../../../domain/platform/platform.ts";
import { type Store, StoreUnavailable } from "../../../domain/platform/store.ts";

const sealingKey = new Uint8Array(32).fill(1);

async function setUp() {
  const clock = { time: Date.UTC(2026, 10, 22), now: () => clock.time };
  const kv = await openDenoKvStore({ url: "kv::memory:", clock, random: systemRandom });
  let isDown = false;
  let reads = 0;
  const store: Store = {
    ...kv,
    get(key) {
      reads++;
      return isDown ? Promise.reject(new StoreUnavailable("down")) : kv.get(key);
    },
  };
  const rotations: string[] = [];
  return {
    clock,
    store,
    rotations,
    /** The number of reads from the store. */
    reads: () => reads,
    worker: (key = sealingKey) =>
      createKeyRing({ store, clock, sealingKey: key, onRotated: (kid) => rotations.push(kid) }),
    setDown: (down: boolean) => isDown = down,
    [Symbol.dispose]: () => kv.close(),
  };
}

Deno.test("createKeyRing() makes one key for workers that start together", async () => {
  using setup = await setUp();
  const { worker, rotations } = setup;
  const kids = await Promise.all(
    Array.from({ length: 8 }, async () => (await worker().signingKey()).kid),
  );
  assert.equal(new Set(kids).size, 1);
  assert.deepEqual(rotations, [kids[0]]);
});

Deno.test("createKeyRing() rotates once for all workers, to the key announced before", async () => {
  using setup = await setUp();
  const { worker, clock, rotations } = setup;
  const workers = [worker(), worker(), worker()];
  const [current, next] = await workers[0].publicKeys();
  await Promise.all(workers.map((ring) => ring.signingKey()));
  clock.time += 30 * DAY;
  const kids = await Promise.all(workers.map(async (ring) => (await ring.signingKey()).kid));
  assert.deepEqual(kids, [next.kid, next.kid, next.kid]);
  assert.deepEqual(rotations, [current.kid, next.kid]);
  const published = (await workers[2].publicKeys()).map(({ kid }) => kid);
  assert.equal(published.length, 3);
  assert.equal(published[2], current.kid);
  clock.time += DAY;
  assert.equal((await workers[1].publicKeys()).length, 2);
});

Deno.test("createKeyRing() keeps its keys over a restart, and stores nothing readable", async () => {
  using setup = await setUp();
  const { worker, store } = setup;
  const { kid, privateKey } = await worker().signingKey();
  assert.equal((await worker().signingKey()).kid, kid);
  assert.equal(privateKey.extractable, false);
  const { value } = await store.get(["signing_keys"]);
  assert.ok(!/"d":/.test(JSON.stringify(value)));
});

Deno.test("createKeyRing() refuses to sign with another sealing key or a replaced key", async () => {
  using setup = await setUp();
  const { worker, store } = setup;
  await worker().signingKey();
  await assert.rejects(
    worker(new Uint8Array(32)).signingKey(),
    /sealed with another key or altered/,
  );
  // deno-lint-ignore no-explicit-any -- the record's shape is the ring's own business
  const entry = await store.get<any>(["signing_keys"]);
  const { current, next } = entry.value!;
  const swapped = { ...entry.value, current: { ...current, sealed: next.sealed } };
  await store.atomic().set(["signing_keys"], swapped).commit();
  await assert.rejects(worker().signingKey(), /sealed with another key or altered/);
});

Deno.test("createKeyRing() keeps signing while the store is down", async () => {
  using setup = await setUp();
  const { worker, clock, setDown } = setup;
  const ring = worker();
  const { kid } = await ring.signingKey();
  setDown(true);
  clock.time += 10 * MINUTE;
  assert.equal((await ring.signingKey()).kid, kid);
  await assert.rejects(worker().signingKey(), StoreUnavailable);
  setDown(false);
  clock.time += 30 * DAY;
  assert.notEqual((await ring.signingKey()).kid, kid);
});

Deno.test("createKeyRing() refuses a sealing key of another length", async () => {
  using setup = await setUp();
  const { worker } = setup;
  assert.throws(() => worker(new Uint8Array(16)), RangeError);
});

Deno.test("createKeyRing() rotates on time, but only after the next key was published for a day", async () => {
  using setup = await setUp();
  const { worker, clock, store } = setup;
  const [current, next] = await worker().publicKeys();
  const signsWith = async () => (await worker().signingKey()).kid;
  clock.time += 30 * DAY - 1;
  assert.equal(await signsWith(), current.kid);
  // Announced late, as by the first worker after weeks.
  const { value: ring } = await store.get<{ next: object }>(["signing_keys"]);
  const late = { ...ring, next: { ...ring!.next, publishedAt: clock.time + 1 } };
  await store.atomic().set(["signing_keys"], late).commit();
  clock.time += DAY;
  assert.equal(await signsWith(), current.kid);
  clock.time += 1;
  assert.equal(await signsWith(), next.kid);
});

Deno.test("createKeyRing() publishes a key for another day after it has signed", async () => {
  using setup = await setUp();
  const { worker, clock } = setup;
  const [first] = await worker().publicKeys();
  clock.time += 30 * DAY;
  const published = async () => (await worker().publicKeys()).map(({ kid }) => kid);
  assert.equal((await published()).length, 3);
  clock.time += DAY - 1;
  assert.ok((await published()).includes(first.kid));
  clock.time += 1;
  assert.ok(!(await published()).includes(first.kid));
});

Deno.test("createKeyRing() relies on its copy for ten seconds", async () => {
  using setup = await setUp();
  const { worker, clock, reads } = setup;
  const ring = worker();
  await Promise.all([ring.signingKey(), ring.signingKey(), ring.publicKeys()]);
  const first = reads();
  clock.time += 10 * SECOND - 1;
  await ring.signingKey();
  assert.equal(reads(), first);
  clock.time += 1;
  await Promise.all([ring.signingKey(), ring.publicKeys()]);
  assert.equal(reads(), first + 2, "two records, once for all who wait");
});

Deno.test("createKeyRing() retries a store that is down every five seconds, no more often", async () => {
  using setup = await setUp();
  const { worker, clock, reads, setDown } = setup;
  const ring = worker();
  await ring.signingKey();
  setDown(true);
  clock.time += 5 * MINUTE;
  const first = reads();
  for (const [milliseconds, more] of [[0, 2], [4_999, 2], [1, 4]]) {
    clock.time += milliseconds;
    await ring.signingKey();
    assert.equal(reads(), first + more, `after ${milliseconds} ms`);
  }
});

Deno.test("createKeyRing() keeps retiring keys over the next rotation", async () => {
  using setup = await setUp();
  const { worker, clock, store } = setup;
  const [first] = await worker().publicKeys();
  clock.time += 30 * DAY;
  await worker().signingKey();
  // Rotated again within the day, as after a wrong clock.
  const { value: ring } = await store.get<{ current: object; next: object }>(["signing_keys"]);
  const old = { since: clock.time - 30 * DAY, publishedAt: clock.time - DAY };
  const due = { ...ring, current: { ...ring!.current, ...old }, next: { ...ring!.next, ...old } };
  await store.atomic().set(["signing_keys"], due).commit();
  const published = (await worker().publicKeys()).map(({ kid }) => kid);
  assert.equal(published.length, 4);
  assert.ok(published.includes(first.kid));
});

Deno.test("createKeyRing() signs with the key that it names, also after another worker's rotation", async () => {
  using setup = await setUp();
  const { worker, clock } = setup;
  const ring = worker();
  await ring.signingKey();
  clock.time += 30 * DAY;
  await worker().signingKey();
  const { kid, privateKey } = await ring.signingKey();
  const jwk = (await ring.publicKeys()).find((key) => key.kid === kid)!;
  const token = await new CompactSign(new Uint8Array(1))
    .setProtectedHeader({ alg: "ES256", kid }).sign(privateKey);
  await compactVerify(token, await importJWK(jwk, "ES256"));
});

Deno.test("createKeyRing() states each key's use, and names it by its thumbprint", async () => {
  using setup = await setUp();
  for (const jwk of await setup.worker().publicKeys()) {
    const { alg, use, kty, crv, d } = jwk;
    assert.deepEqual([alg, use, kty, crv, d], ["ES256", "sig", "EC", "P-256", undefined]);
    assert.equal(jwk.kid, await calculateJwkThumbprint(jwk));
  }
});

Deno.test("createKeyRing() drops keys that are out of use", async () => {
  using setup = await setUp();
  const { worker, clock, store } = setup;
  for (let month = 0; month < 4; month++) {
    await worker().signingKey();
    clock.time += 30 * DAY;
  }
  const { value: ring } = await store.get<{ retiring: unknown[] }>(["signing_keys"]);
  assert.equal(ring!.retiring.length, 1);
});

Deno.test("createKeyRing() tells the private halves of what it publishes, over rotations", async () => {
  using setup = await setUp();
  const { store, clock } = setup;
  const ring = createKeyRing({ store, clock, sealingKey, keepsPrivate: true });
  const seen = new Set<string>();
  for (let look = 0; look < 40; look++) {
    const [published, kept] = [await ring.publicKeys(), await ring.privateKeys()];
    assert.deepEqual(kept.map(({ kid }) => kid), published.map(({ kid }) => kid));
    for (const { d, kid } of kept) {
      assert.ok(d);
      seen.add(kid!);
    }
    clock.time += 3 * DAY;
  }
  assert.equal(seen.size, 5, "four rotations in 117 days");
});

Deno.test("createKeyRing() gives up every key that operators have replaced, once for all workers", async () => {
  using setup = await setUp();
  const { worker, clock, store, rotations } = setup;
  const workers = [worker(), worker()];
  await workers[0].signingKey();
  clock.time += 30 * DAY;
  const kidsOf = async (ring: ReturnType<typeof worker>) =>
    (await ring.publicKeys()).map(({ kid }) => kid);
  const former = await kidsOf(workers[0]);
  assert.equal(former.length, 3);
  await kidsOf(workers[1]);
  // By the clock of the machine on which it was approved, which is ahead.
  await commitTo(store).set(keysReplacedRecord(), clock.time + 2 * SECOND).commit();
  clock.time += SECOND;
  assert.deepEqual(await kidsOf(workers[1]), former, "a copy is used for ten seconds at most");
  const [fresh, other] = [await kidsOf(worker()), await kidsOf(worker())];
  assert.deepEqual(fresh, other, "replaced once");
  assert.equal(fresh.length, 2);
  assert.ok(!fresh.some((kid) => former.includes(kid)));
  assert.equal(rotations.at(-1), fresh[0]);
  clock.time += 9 * SECOND;
  assert.deepEqual(await kidsOf(workers[1]), fresh);
  clock.time += 30 * DAY;
  assert.equal((await workers[1].signingKey()).kid, fresh[1], "then by the clock, as before");
});

Deno.test("createKeyRing() keeps keys to which others are bound", async () => {
  using setup = await setUp();
  const { clock, store } = setup;
  const bound = () => createKeyRing({ store, clock, sealingKey, isReplaceable: false });
  const { kid } = await bound().signingKey();
  await commitTo(store).set(keysReplacedRecord(), clock.time + 1).commit();
  assert.equal((await bound().signingKey()).kid, kid);
});
