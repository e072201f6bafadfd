/** What one process keeps warm, and how it learns of ended sessions. */
import { commitTo } from "../../../domain/platform/commit.ts";
import assert from "node:assert/strict";
import { HOUR, MINUTE, SECOND } from "../../../domain/platform/platform.ts";
import { type ServiceSession, serviceSessionRecord } from "../../../domain/session/handoff.ts";
import { createLiveSessions } from "../../../domain/session/live_sessions.ts";
import { tellWorkers } from "../../../domain/session/tell_workers.ts";
import { isKnownBrowser } from "../../../domain/session/known_browser.ts";
import { seedSessions, writeAccount } from "../../support/sessions.ts";
import { signIn, type World, worldTest } from "../../support/sign_in_world.ts";

/** Sessions at a service, created directly: their tokens. */
async function atService(world: World, count: number, authTime = world.clock.now()) {
  const account = await writeAccount(world, { id: "sara" });
  const tokens = await seedSessions(world, account, count, { authTime });
  for (let from = 0; from < count; from += 500) {
    const write = commitTo(world.store);
    for (const token of tokens.slice(from, from + 500)) {
      const sessionDigest = world.hash.digest("session", token);
      const record: ServiceSession = { sessionDigest, accountId: "sara", service: "library" };
      write.set(serviceSessionRecord(world.hash.digest("session", `service ${token}`)), record);
    }
    await write.commit();
  }
  return tokens;
}

/** Another worker, which has heard everything so far. */
async function otherWorker(world: World, more: { onHeard?(lag: number): void } = {}) {
  const live = createLiveSessions({ ...world.deps, ...more });
  await live.hear();
  return live;
}

worldTest(
  "another worker drops a session that was ended here, once it hears of it",
  async (world) => {
    const [token] = await atService(world, 1);
    const other = await otherWorker(world);
    assert.ok(await other.ofService(`service ${token}`, "library"));
    const here = createLiveSessions(world.deps);
    await here.signOut((await here.ofWindow(token))!);
    // The clock stands still: only what it hears ends a warm answer.
    assert.ok(await other.ofService(`service ${token}`, "library"));
    await other.hear();
    assert.equal(await other.ofService(`service ${token}`, "library"), null);
  },
);

worldTest("the end of one person's session leaves the warm answers of others", async (world) => {
  const [token] = await atService(world, 1);
  const other = await otherWorker(world);
  const first = await other.ofService(`service ${token}`, "library");
  const reza = await writeAccount(world, { id: "reza" });
  const [ended] = await seedSessions(world, reza, 1);
  const here = createLiveSessions(world.deps);
  await here.signOut((await here.ofWindow(ended))!);
  await other.hear();
  assert.equal(await other.ofService(`service ${token}`, "library"), first);
});

worldTest(
  "a worker reports the delay of a revocation once, but not of earlier ones",
  async (world) => {
    const [first, second, third] = await atService(world, 3);
    const here = createLiveSessions(world.deps);
    await here.signOut((await here.ofWindow(first))!);
    const lags: number[] = [];
    const other = await otherWorker(world, { onHeard: (lag) => void lags.push(lag) });
    assert.deepEqual(lags, []);
    await here.signOut((await here.ofWindow(second))!);
    world.clock.time += 200;
    await other.hear();
    await other.hear();
    assert.deepEqual(lags, [200]);
    world.clock.time += SECOND;
    await here.signOut((await here.ofWindow(third))!);
    await other.hear();
    assert.deepEqual(lags, [200, 0]);
  },
);

worldTest("the delay by a clock that is ahead counts as none", async (world) => {
  const lags: number[] = [];
  const other = await otherWorker(world, { onHeard: (lag) => void lags.push(lag) });
  const write = commitTo(world.store);
  tellWorkers(write, "sara", world.clock.time + 900);
  await write.commit();
  await other.hear();
  assert.deepEqual(lags, [0]);
});

worldTest("after a long pause all that is open is checked", async (world) => {
  const other = await otherWorker(world);
  const told: unknown[] = [];
  other.onRevoked((ids) => told.push(ids ?? "all"));
  await other.hear();
  assert.deepEqual(told, []);
  world.clock.time += MINUTE;
  await other.hear();
  assert.deepEqual(told, ["all"]);
});

worldTest("who hears at the same time looks once", async (world) => {
  const other = createLiveSessions(world.deps);
  let lists = 0;
  const { list } = world.store;
  world.store.list = (...args) => {
    lists++;
    return list(...args);
  };
  await Promise.all([other.hear(), other.hear(), other.hear()]);
  const once = lists;
  const alone = createLiveSessions(world.deps);
  await alone.hear();
  assert.equal(lists, 2 * once);
});

worldTest("workers of this process are told at once, without the store", async (world) => {
  const [token] = await atService(world, 1);
  const near = createLiveSessions(world.deps);
  const here = createLiveSessions({ ...world.deps, tellNear: (ids) => near.told(ids) });
  assert.ok(await near.ofService(`service ${token}`, "library"));
  await here.signOut((await here.ofWindow(token))!);
  assert.equal(await near.ofService(`service ${token}`, "library"), null);
});

worldTest(
  "open exchanges are notified of every end, and this process serves the session no more",
  async (world) => {
    const [one, another] = await atService(world, 2);
    const live = createLiveSessions(world.deps);
    const told: string[][] = [];
    live.onRevoked((ids) => told.push([...ids ?? []]));
    for (const token of [one, another]) {
      assert.ok(await live.ofService(`service ${token}`, "library"));
    }
    await live.signOut((await live.ofWindow(one))!);
    assert.deepEqual(told, [["sara"]]);
    assert.equal(await live.ofService(`service ${one}`, "library"), null);
    assert.ok(await live.ofService(`service ${another}`, "library"));
    assert.equal(await live.ofService(`service ${another}`, "vehicle"), null, "of another service");
  },
);

worldTest("a warm session ends with its twelve hours, to the millisecond", async (world) => {
  const began = world.clock.time;
  const [token] = await atService(world, 1, began - 12 * HOUR + MINUTE);
  const live = createLiveSessions(world.deps);
  world.clock.time = began + MINUTE - 1;
  assert.ok(await live.ofService(`service ${token}`, "library"));
  world.clock.time += 1;
  assert.equal(await live.ofService(`service ${token}`, "library"), null);
});

worldTest("five thousand sessions are kept warm, and the oldest are evicted", async (world) => {
  const tokens = await atService(world, 5001);
  const live = createLiveSessions(world.deps);
  for (const token of tokens) await live.ofService(`service ${token}`, "library");
  let reads = 0;
  const { get } = world.store;
  world.store.get = (key) => {
    reads++;
    return get(key);
  };
  for (const token of tokens.slice(1)) await live.ofService(`service ${token}`, "library");
  assert.equal(reads, 0);
  await live.ofService(`service ${tokens[0]}`, "library");
  assert.equal(reads, 1);
});

worldTest("forgetBrowser() forgets a browser whose session has already ended", async (world) => {
  const { browserToken } = await signIn(world, world.caller("a"));
  const live = createLiveSessions(world.deps);
  const digest = world.hash.digest("browser", browserToken!);
  const [account] = (await world.store.list<{ id: string }>(["account"])).entries;
  const known = () => isKnownBrowser(world.store, digest, account.value as never, world.clock.time);
  assert.equal(await known(), true);
  await live.forgetBrowser(digest);
  assert.equal(await known(), false);
});
