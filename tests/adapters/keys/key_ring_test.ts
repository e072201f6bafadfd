import assert from "node:assert/strict";
import { createKeyRing } from "../../../adapters/keys/key_ring.ts";
import { openDenoKvStore } from "../../../adapters/store/deno_kv.ts";
import { systemRandom } from "../../../adapters/system.ts";
import { DAY, MINUTE } from "../../../domain/platform.ts";
import { type Store, StoreUnavailable } from "../../../domain/store.ts";

const sealingKey = new Uint8Array(32).fill(1);

async function setUp() {
  const clock = { time: Date.UTC(2026, 10, 22), now: () => clock.time };
  const kv = await openDenoKvStore({ address: "kv::memory:", clock, random: systemRandom });
  let isDown = false;
  const store: Store = {
    ...kv,
    get: (key) => isDown ? Promise.reject(new StoreUnavailable("down")) : kv.get(key),
  };
  const rotations: string[] = [];
  return {
    clock,
    store,
    rotations,
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

Deno.test("createKeyRing() keeps its keys over a restart and nothing readable in the store", async () => {
  using setup = await setUp();
  const { worker, store } = setup;
  const { kid, privateKey } = await worker().signingKey();
  assert.equal((await worker().signingKey()).kid, kid);
  assert.equal(privateKey.extractable, false);
  const { value } = await store.get(["signing_keys"]);
  assert.ok(!/"d":/.test(JSON.stringify(value)));
});

Deno.test("createKeyRing() refuses to sign with another sealing key or an exchanged key", async () => {
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

Deno.test("createKeyRing() signs on while the store is down", async () => {
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
