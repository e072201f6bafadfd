import { commitTo } from "../../../domain/platform/commit.ts";
import { read } from "../../../domain/platform/read.ts";
import assert from "node:assert/strict";
import type { Account } from "../../../domain/identity/account.ts";
import { HOUR, MINUTE } from "../../../domain/platform/platform.ts";
import { renewalRecords, renewSession } from "../../../domain/session/renew_session.ts";
import { createLiveSessions } from "../../../domain/session/live_sessions.ts";
import { withRefused, withSessionsEnded } from "../../../domain/session/revocation.ts";
import { ABSOLUTE_LIMIT, IDLE_LIMIT, type Session } from "../../../domain/session/session.ts";
import {
  listSessions,
  MAX_SESSIONS,
  sessionListRecord,
} from "../../../domain/session/session_list.ts";
import { useSession } from "../../../domain/session/use_session.ts";
import { transact } from "../../../domain/platform/commit.ts";
import { countLive, lastTold, readAccount, writeAccount } from "../../support/sessions.ts";
import { type World, worldTest } from "../../support/sign_in_world.ts";
import { beginSession } from "../../support/deciding.ts";
import { eventually } from "../../support/waiting.ts";

/** Begins a session as the program does. */
async function open(
  world: World,
  account: Account,
  more: Partial<Session> & { replaces?: string } = {},
) {
  const now = world.clock.now();
  return await eventually(async () => {
    const write = commitTo(world.store);
    const options = { level: 2, authTime: now, ...more, account, now } as const;
    const begun = await beginSession(world.deps, write, options);
    assert.ok(await write.commit(), "somebody came in between");
    return { ...begun, digest: world.hash.digest("session", begun.token) };
  });
}

const idsOf = async (world: World, account: Account) =>
  (await listSessions(world.deps, account)).map(({ session }) => session.id);

const lengthOfList = async (world: World, account: Account) =>
  (await read(world.store, sessionListRecord(account.id))).value?.length;

worldTest(
  "listSessions: the person's live ones, newest first, and how they began",
  async (world) => {
    const sara = await writeAccount(world, { id: "sara" });
    await open(world, sara);
    world.clock.time += IDLE_LIMIT;
    const first = await open(world, sara, { device: { browser: "Firefox", system: "Linux" } });
    await open(world, await writeAccount(world, { id: "omid" }));
    world.clock.time += MINUTE;
    const second = await open(world, sara, { via: "qr" });
    const listed = await listSessions(world.deps, sara);
    assert.deepEqual(listed.map(({ sessionDigest }) => sessionDigest), [
      second.digest,
      first.digest,
    ]);
    assert.deepEqual(listed.map(({ session }) => session.via), ["qr", undefined]);
    assert.deepEqual(listed[1].session.device, { browser: "Firefox", system: "Linux" });
  },
);

worldTest("listSessions: an ended one is not listed", async (world) => {
  const sara = await writeAccount(world, { id: "sara" });
  const { digest } = await open(world, sara);
  const other = await open(world, sara);
  await createLiveSessions(world.deps).signOut({ sessionDigest: digest, account: sara });
  assert.deepEqual(await idsOf(world, sara), [other.session.id]);
});

worldTest("the 20th session ends none, the 21st the oldest", async (world) => {
  assert.equal(MAX_SESSIONS, 20);
  const sara = await writeAccount(world, { id: "sara" });
  const all = [];
  assert.equal(MAX_SESSIONS, 20);
  for (let i = 0; i < MAX_SESSIONS; i++) {
    world.clock.time += 1;
    all.push(await open(world, sara));
    assert.deepEqual(all.at(-1)!.displaced, [], `session ${i + 1}`);
  }
  assert.equal((await idsOf(world, sara)).length, MAX_SESSIONS);
  const one = await open(world, sara);
  assert.deepEqual(one.displaced.map(({ id }) => id), [all[0].session.id]);
  assert.equal(await countLive(world, [all[0].token]), 0);
  assert.equal(await countLive(world, all.map(({ token }) => token)), MAX_SESSIONS - 1);
  assert.equal((await idsOf(world, sara)).length, MAX_SESSIONS);
});

worldTest("idle sessions take no place among the twenty", async (world) => {
  const sara = await writeAccount(world, { id: "sara" });
  const [kept, ...idle] = await Promise.all(
    Array.from({ length: MAX_SESSIONS }, () => open(world, sara)),
  );
  world.clock.time += IDLE_LIMIT - 1;
  assert.ok(await useSession(world.store, kept, world.clock.now()));
  world.clock.time += 1;
  for (let i = 1; i < MAX_SESSIONS; i++) {
    assert.deepEqual((await open(world, sara)).displaced, [], `session ${i + 1}`);
  }
  assert.equal(await countLive(world, idle.map(({ token }) => token)), 0);
  // Twenty are live now, and the oldest of them ends.
  const { displaced } = await open(world, sara);
  assert.deepEqual(displaced.map(({ id }) => id), [kept.session.id]);
});

worldTest("the list never grows beyond twenty", async (world) => {
  const sara = await writeAccount(world, { id: "sara" });
  for (let i = 0; i < 3 * MAX_SESSIONS; i++) {
    const { digest } = await open(world, sara);
    if (i % 2) {
      await createLiveSessions(world.deps).signOut({ sessionDigest: digest, account: sara });
    }
    world.clock.time += 5 * MINUTE;
  }
  assert.ok(await lengthOfList(world, sara) as number <= MAX_SESSIONS);
  world.clock.time += ABSOLUTE_LIMIT;
  await open(world, sara);
  assert.equal(await lengthOfList(world, sara), 1);
});

worldTest("sessions that begin concurrently are twenty at most", async (world) => {
  const sara = await writeAccount(world, { id: "sara" });
  const all = await Promise.all(
    Array.from({ length: MAX_SESSIONS + 10 }, () => open(world, sara)),
  );
  assert.equal(await countLive(world, all.map(({ token }) => token)), MAX_SESSIONS);
  assert.equal((await idsOf(world, sara)).length, MAX_SESSIONS);
});

worldTest("a browser that signs in again displaces its own session only", async (world) => {
  const sara = await writeAccount(world, { id: "sara" });
  const all = [];
  for (let i = 0; i < MAX_SESSIONS; i++) all.push(await open(world, sara));
  const again = await open(world, sara, { replaces: all[5].digest });
  assert.deepEqual([again.displaced, again.replaced?.accountId], [[], "sara"]);
  assert.equal(await countLive(world, [all[5].token]), 0);
  assert.equal(await countLive(world, all.map(({ token }) => token)), MAX_SESSIONS - 1);
});

worldTest("an old cookie of an ended session notifies no worker", async (world) => {
  const sara = await writeAccount(world, { id: "sara" });
  const { replaced } = await open(world, sara, { replaces: "of a session long gone" });
  assert.equal(replaced, undefined);
  assert.equal(await lastTold(world, "sara"), null);
});

worldTest("one of the list is ended by its ID, and only by its own person", async (world) => {
  const sara = await writeAccount(world, { id: "sara" });
  const live = createLiveSessions(world.deps);
  const [own, other] = [await open(world, sara), await open(world, sara)];
  const stranger = await open(world, await writeAccount(world, { id: "omid" }));
  let recorded = 0;
  const include = () => void recorded++;
  const omid = (await live.ofWindow(stranger.token))!;
  assert.equal(await live.endListed(omid, other.session.id, include), false);
  const window = (await live.ofWindow(own.token))!;
  assert.equal(await live.endListed(window, other.session.id, include), true);
  assert.equal(await live.endListed(window, other.session.id, include), false, "once");
  assert.equal(recorded, 1);
  assert.deepEqual(await idsOf(world, sara), [own.session.id]);
});

worldTest("listSessions: what the account has ended is not shown", async (world) => {
  const sara = await writeAccount(world, { id: "sara" });
  const { session } = await open(world, sara);
  const other = await open(world, sara);
  const refused = withRefused(sara, { [session.id]: world.clock.now() + HOUR }, world.clock.now());
  assert.deepEqual(await idsOf(world, refused), [other.session.id]);
  assert.deepEqual(await idsOf(world, withSessionsEnded(sara)), []);
});

worldTest(
  "a session that continues under another token keeps its place in the list",
  async (world) => {
    const sara = await writeAccount(world, { id: "sara" });
    const first = await open(world, sara);
    await open(world, sara);
    const renewed = await transact(
      world.store,
      renewalRecords(first.digest, sara.id),
      (records, write) => renewSession(world.deps, write, records, world.clock.now(), { level: 3 }),
    );
    assert.equal(renewed!.session.id, first.session.id);
    const listed = await listSessions(world.deps, sara);
    assert.equal(listed.length, 2);
    const { sessionDigest, session } = listed.at(-1)!;
    assert.equal(sessionDigest, world.hash.digest("session", renewed!.token));
    assert.equal(session.level, 3);
    assert.equal(await countLive(world, [first.token]), 0);
  },
);

worldTest("the list lives as long as its longest session", async (world) => {
  const sara = await writeAccount(world, { id: "sara" });
  await open(world, sara);
  await open(world, sara, { authTime: world.clock.now() - 11 * HOUR });
  world.clock.time += ABSOLUTE_LIMIT - 1;
  assert.equal(await lengthOfList(world, await readAccount(world, "sara")), 2);
  world.clock.time += 1;
  assert.equal(await lengthOfList(world, sara), undefined);
});
