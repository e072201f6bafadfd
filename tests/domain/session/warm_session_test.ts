import { commitTo } from "../../../domain/platform/commit.ts";
import { read } from "../../../domain/platform/read.ts";
import assert from "node:assert/strict";
import { createKeyedHash } from "../../../adapters/keys/keyed_hash.ts";
import { openDenoKvStore } from "../../../adapters/store/deno_kv.ts";
import { systemRandom } from "../../../adapters/runtime/system.ts";
import { accountRecord } from "../../../domain/identity/account.ts";
import { MINUTE, SECOND } from "../../../domain/platform/platform.ts";
import { type ServiceSession, serviceSessionRecord } from "../../../domain/session/handoff.ts";
import { createLiveSessions } from "../../../domain/session/live_sessions.ts";
import { createSession } from "../../../domain/session/begin_session.ts";
import { sessionRecord } from "../../../domain/session/session.ts";
import { type Store, StoreUnavailable } from "../../../domain/platform/store.ts";
import { account } from "../../support/sessions.ts";
import { until, within } from "../../support/waiting.ts";

const START = Date.UTC(2026, 10, 22);
const ACCOUNT = account({ createdAt: START });

/** One person at one service; reads of the store are counted, and can be delayed or refused. */
async function openWarmWorld({ outageGrace = 0 } = {}) {
  const clock = { time: START, now: () => clock.time };
  const store = await openDenoKvStore({ url: "kv::memory:", clock, random: systemRandom });
  const hash = createKeyedHash(new Uint8Array(32).fill(7));
  const write = commitTo(store).set(accountRecord(ACCOUNT.id), ACCOUNT);
  const origin = { account: ACCOUNT, level: 2, authTime: START, now: START } as const;
  const { token } = createSession({ random: systemRandom, hash }, write, origin);
  const sessionDigest = hash.digest("session", token);
  const record: ServiceSession = { sessionDigest, accountId: ACCOUNT.id, service: "library" };
  write.set(serviceSessionRecord(hash.digest("session", "a token")), record);
  await write.commit();

  const calls: Promise<unknown>[] = [];
  const world = {
    clock,
    store,
    session: sessionRecord(sessionDigest),
    calls,
    /** What an answer of the store waits for. */
    gate: () => Promise.resolve(),
    /** Ends when every started read, and every one that followed from it, has ended. */
    async settled() {
      while (calls.length) {
        await within(Promise.allSettled(calls.splice(0)), "the store's answers");
        await new Promise((go) => setTimeout(go, 0));
      }
    },
    [Symbol.dispose]: () => store.close(),
  };
  function counted<T>(answer: Promise<T>): Promise<T> {
    const { gate } = world;
    const call = answer.then(async (value) => {
      await gate();
      return value;
    });
    calls.push(call);
    return call;
  }
  const watched: Store = {
    ...store,
    get: (key) => counted(store.get(key)),
    getMany: (keys) => counted(store.getMany(keys)),
  };
  /** The earliest moment for a background read. */
  const random = { bytes: (count: number) => new Uint8Array(count) };
  const live = createLiveSessions({ store: watched, clock, random, hash, outageGrace });
  return Object.assign(world, { live, ask: () => live.ofService("a token", "library") });
}

type WarmWorld = Awaited<ReturnType<typeof openWarmWorld>>;

function warmTest(
  name: string,
  test: (world: WarmWorld) => Promise<void>,
  options?: Parameters<typeof openWarmWorld>[0],
) {
  Deno.test(name, async () => {
    using world = await openWarmWorld(options);
    assert.equal((await world.ask())?.account.id, ACCOUNT.id);
    await world.settled();
    await test(world);
    await world.settled();
  });
}

warmTest(
  "a warm session is served without the store, and refreshed in the background",
  async (world) => {
    world.clock.time += 2.5 * SECOND - 1;
    const first = await world.ask();
    assert.equal(world.calls.length, 0);
    world.clock.time += 1;
    const held = Promise.withResolvers<void>();
    world.gate = () => held.promise;
    assert.equal(await world.ask(), first);
    assert.equal(await world.ask(), first);
    assert.equal(world.calls.length, 1, "one read for all who ask");
    held.resolve();
    await world.settled();

    // Five seconds after the first read, and after the start of the second.
    world.clock.time += 2.5 * SECOND;
    assert.notEqual(await world.ask(), first);
    assert.equal(world.calls.length, 1);
  },
);

warmTest(
  "a session that could not be refreshed is accepted for five seconds and no longer",
  async (world) => {
    world.clock.time += 5 * SECOND - 1;
    world.gate = () => Promise.reject(new StoreUnavailable("Cannot reach the store"));
    assert.notEqual(await world.ask(), null);
    await world.settled();
    assert.notEqual(await world.ask(), null);
    assert.equal(world.calls.length, 0, "not tried again while there is an answer");
    world.clock.time += 1;
    await assert.rejects(world.ask(), StoreUnavailable);
  },
);

warmTest("what was read before a revocation is not cached after it", async (world) => {
  world.clock.time += 3 * SECOND;
  const [read, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let reads = 0;
  world.gate = () => {
    if (++reads === 1) return Promise.resolve();
    read.resolve();
    return held.promise;
  };
  await world.ask();
  await within(read.promise, "the read beside the answer");
  world.live.forget(ACCOUNT.id);
  await commitTo(world.store).delete(world.session).commit();
  held.resolve();
  await world.settled();
  assert.equal(await world.ask(), null);
});

warmTest("a session found to have ended is anonymous at once", async (world) => {
  world.clock.time += 3 * SECOND;
  await commitTo(world.store).delete(world.session).commit();
  assert.notEqual(await world.ask(), null);
  await world.settled();
  assert.equal(await world.ask(), null);
});

warmTest("a background refresh keeps the session alive", async (world) => {
  world.clock.time += 5 * MINUTE - 12 * SECOND;
  await world.ask();
  world.clock.time += 3 * SECOND;
  await world.ask();
  const lastSeenAt = async () => (await read(world.store, world.session)).value?.lastSeenAt;
  await until(async () => await lastSeenAt() === world.clock.time, "the touch");
});

const DOWN = () => Promise.reject(new StoreUnavailable("Cannot reach the store"));
const GRACE = { outageGrace: 60 * SECOND };

warmTest("in an outage a warm session is believed for the grace, and no longer", async (world) => {
  world.gate = DOWN;
  world.clock.time += 65 * SECOND - 1;
  assert.notEqual(await world.ask(), null);
  world.clock.time += 1;
  await assert.rejects(world.ask(), StoreUnavailable);
}, GRACE);

warmTest("in an outage nobody waits, and the store is asked once a second", async (world) => {
  world.gate = DOWN;
  world.clock.time += 5 * SECOND;
  await world.ask();
  world.calls.splice(0);
  for (let click = 0; click < 20; click++) assert.notEqual(await world.ask(), null);
  assert.equal(world.calls.length, 0);
  world.clock.time += SECOND;
  for (let click = 0; click < 20; click++) assert.notEqual(await world.ask(), null);
  assert.equal(world.calls.length, 1);
  await world.settled();
}, GRACE);

warmTest("after an outage the store decides again", async (world) => {
  world.gate = DOWN;
  world.clock.time += 5 * SECOND;
  await world.ask();
  world.gate = () => Promise.resolve();
  await commitTo(world.store).delete(world.session).commit();
  world.clock.time += SECOND;
  assert.notEqual(await world.ask(), null, "asked beside this answer");
  await world.settled();
  assert.equal(await world.ask(), null);
}, GRACE);

warmTest("after an outage nothing is believed beyond its time", async (world) => {
  world.gate = DOWN;
  world.clock.time += 5 * SECOND;
  await world.ask();
  world.gate = () => Promise.resolve();
  world.clock.time += SECOND;
  await world.ask();
  await world.settled();
  await commitTo(world.store).delete(world.session).commit();
  world.clock.time += 5 * SECOND;
  assert.equal(await world.ask(), null);
}, GRACE);

warmTest("what was ended here is not believed in an outage", async (world) => {
  world.clock.time += 5 * SECOND;
  world.gate = DOWN;
  await world.ask();
  world.live.forget(ACCOUNT.id);
  await assert.rejects(world.ask(), StoreUnavailable);
}, GRACE);

warmTest("an error that is no outage is not passed over", async (world) => {
  world.clock.time += 5 * SECOND;
  world.gate = () => Promise.reject(new TypeError("a fault of ours"));
  await assert.rejects(world.ask(), TypeError);
}, GRACE);

warmTest("the end of another person's session overtakes no read", async (world) => {
  world.clock.time += 3 * SECOND;
  const before = await world.ask();
  world.live.forget("somebody else");
  await world.settled();
  world.clock.time += 2.5 * SECOND - 1;
  assert.notEqual(await world.ask(), before);
  assert.equal(world.calls.length, 0, "the read beside the first answer was kept");
});
