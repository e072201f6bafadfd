/** Each use of a session: at its first and last moment, and when it ends concurrently. */
import { read } from "../../../domain/platform/read.ts";
import assert from "node:assert/strict";
import type { Account } from "../../../domain/identity/account.ts";
import { HOUR, MINUTE, SECOND } from "../../../domain/platform/platform.ts";
import { createHandoffs } from "../../../domain/session/handoff.ts";
import { createLiveSessions } from "../../../domain/session/live_sessions.ts";
import { signOut } from "../../../domain/session/end_session.ts";
import { StoreUnavailable } from "../../../domain/platform/store.ts";
import { type Session, sessionRecord } from "../../../domain/session/session.ts";
import { isLive, namesOf, useSession } from "../../../domain/session/use_session.ts";
import { meddlingAfterRead } from "../../support/meddling.ts";
import { seedSessions, writeAccount } from "../../support/sessions.ts";
import { type World, worldTest } from "../../support/sign_in_world.ts";

async function opened(world: World, authTime = world.clock.time) {
  const account = await writeAccount(world, { id: "sara" });
  const [token] = await seedSessions(world, account, 1, { authTime });
  const digest = world.hash.digest("session", token);
  const record = async () => (await read(world.store, sessionRecord(digest))).value;
  return { digest, record, use: () => useSession(world.store, { digest }, world.clock.time) };
}

worldTest("a session lives for 35 minutes from its stored use, exactly", async (world) => {
  const { use } = await opened(world);
  world.clock.time += 35 * MINUTE - 1;
  assert.ok(await use());
  world.clock.time += 35 * MINUTE - 1;
  assert.ok(await use(), "from that use on");
  world.clock.time += 35 * MINUTE;
  assert.equal(await use(), null);
});

worldTest("no session ends sooner than 30 minutes after its last use", async (world) => {
  // No refresh in the background, so that each answer stays warm as long as it may.
  const random = { bytes: (count: number) => new Uint8Array(count).fill(255) };
  const handoffs = createHandoffs(world.deps);
  for (let after = 4 * MINUTE; after <= 6 * MINUTE; after += SECOND) {
    const { digest: sessionDigest } = await opened(world);
    const code = await handoffs.issue({ sessionDigest, service: "insurance", state: "s" });
    const { token } = (await handoffs.redeem({ code, service: "insurance", state: "s" }))!;
    const live = createLiveSessions({ ...world.deps, random });
    world.clock.time += after;
    assert.ok(await live.ofService(token, "insurance"));
    world.clock.time += 5 * SECOND - 1;
    assert.ok(await live.ofService(token, "insurance"), "from memory");
    world.clock.time += 30 * MINUTE - 1;
    assert.ok(await live.peekService(token, "insurance"), `a use ${after} ms after the first`);
  }
});

worldTest("a use soon after the last writes nothing", async (world) => {
  const { use, record } = await opened(world);
  const began = world.clock.time;
  world.clock.time += 5 * MINUTE - 10 * SECOND - 1;
  assert.equal((await use())?.session.lastSeenAt, began);
  assert.equal((await record())?.lastSeenAt, began);
  world.clock.time += 1;
  assert.equal((await use())?.session.lastSeenAt, world.clock.time);
  assert.equal((await record())?.lastSeenAt, world.clock.time);
});

worldTest(
  "a store that cannot be written ends no session, and says so at no use",
  async (world) => {
    const { use, record } = await opened(world);
    const began = world.clock.time;
    const { atomic } = world.store;
    world.store.atomic = () => {
      const write = atomic();
      write.commit = () => Promise.reject(new StoreUnavailable("Cannot reach the store"));
      return write;
    };
    world.clock.time += 10 * MINUTE;
    assert.equal((await use())?.session.lastSeenAt, began);
    world.store.atomic = atomic;
    assert.equal((await use())?.session.lastSeenAt, world.clock.time);
    assert.equal((await record())?.lastSeenAt, world.clock.time);
  },
);

worldTest("a record ends with its session", async (world) => {
  const { use, record } = await opened(world, world.clock.time - 12 * HOUR + 10 * MINUTE);
  world.clock.time += 6 * MINUTE;
  assert.ok(await use());
  world.clock.time += 4 * MINUTE - 1;
  assert.ok(await record());
  world.clock.time += 1;
  assert.equal(await record(), null);
});

worldTest("a use concurrent with signing out does not restore the session", async (world) => {
  const { digest, use, record } = await opened(world);
  world.clock.time += 6 * MINUTE;
  meddlingAfterRead(world.store, "account", () => signOut(world.deps, digest));
  await use();
  assert.equal(await record(), null);
  assert.equal(await use(), null);
});

const NOW = 1_000_000_000_000;
const ACCOUNT = { id: "sara", epoch: 3 } as Account;
const SESSION = {
  id: "s",
  accountId: "sara",
  epoch: 3,
  lastSeenAt: NOW,
  expiresAt: NOW + HOUR,
} as Session;

for (
  const [name, session, account, after, live] of [
    ["before it has idled out", {}, {}, 35 * MINUTE - 1, true],
    ["idled out", {}, {}, 35 * MINUTE, false],
    ["before its end", { expiresAt: NOW + 5 }, {}, 4, true],
    ["at its end", { expiresAt: NOW + 5 }, {}, 5, false],
    ["of another person", {}, { id: "omid" }, 0, false],
    ["of the epoch before", { epoch: 2 }, {}, 0, false],
    ["of a later epoch", { epoch: 4 }, {}, 0, false],
    ["refused itself", {}, { refused: { s: NOW + HOUR } }, 0, false],
    ["in a refused browser", { browser: "b" }, { refused: { b: NOW + HOUR } }, 0, false],
    ["by a refused passkey", { passkey: "k" }, { refused: { k: NOW + HOUR } }, 0, false],
    ["opened from what was refused", { openedFrom: ["x", "p"] }, { refused: { p: NOW } }, 0, false],
    ["beside what was refused", { browser: "b" }, { refused: { c: NOW + HOUR } }, 0, true],
  ] as [string, Partial<Session>, Partial<Account>, number, boolean][]
) {
  Deno.test(`isLive(): a session ${name} is ${live ? "" : "not "}live`, () => {
    assert.equal(isLive({ ...SESSION, ...session }, { ...ACCOUNT, ...account }, NOW + after), live);
  });
}

Deno.test("namesOf(): the session, its browser, its passkey, and those from which it was opened", () => {
  const session = { ...SESSION, browser: "b", passkey: "k", openedFrom: ["p", "q"] };
  assert.deepEqual(namesOf(session), ["s", "b", "k", "p", "q"]);
  assert.deepEqual(namesOf(SESSION), ["s", undefined, undefined]);
});

worldTest("who was here before is read at once, with what has changed meanwhile", async (world) => {
  const account = await writeAccount(world, { id: "sara" });
  const [token] = await seedSessions(world, account, 1, {});
  const reads: string[] = [];
  const { get, getMany } = world.store;
  world.store.get = (key) => (reads.push(key[0] as string), get(key));
  world.store.getMany = (keys) => (reads.push(`${keys.length} records`), getMany(keys));
  const live = createLiveSessions(world.deps);
  assert.ok(await live.ofWindow(token));
  assert.deepEqual(reads.splice(0), ["session", "account"]);
  assert.ok(await live.ofWindow(token));
  assert.deepEqual(reads.splice(0), ["2 records"]);
  await writeAccount(world, { id: "sara", frozen: { at: world.clock.time } });
  assert.equal(await live.ofWindow(token), null);
});
