import assert from "node:assert/strict";
import type { Account } from "../../../domain/identity/account.ts";
import { commitTo, transact } from "../../../domain/platform/commit.ts";
import { MINUTE } from "../../../domain/platform/platform.ts";
import { type EnteredServices, takeEnded } from "../../../domain/session/entered_services.ts";
import { createHandoffs } from "../../../domain/session/handoff.ts";
import { createLiveSessions } from "../../../domain/session/live_sessions.ts";
import { renewalRecords, renewSession } from "../../../domain/session/renew_session.ts";
import { IDLE_LIMIT } from "../../../domain/session/session.ts";
import { MAX_SESSIONS } from "../../../domain/session/session_list.ts";
import { beginSession } from "../../support/deciding.ts";
import { writeAccount } from "../../support/sessions.ts";
import { type World, worldTest } from "../../support/sign_in_world.ts";

async function open(world: World, account: Account) {
  const now = world.clock.now();
  const write = commitTo(world.store);
  const options = { level: 2, authTime: now, account, now } as const;
  const begun = await beginSession(world.deps, write, options);
  assert.ok(await write.commit());
  return { ...begun, digest: world.hash.digest("session", begun.token) };
}

async function enter(world: World, sessionDigest: string, service: string, isTold = true) {
  const handoffs = createHandoffs(world.deps);
  const code = await handoffs.issue({ sessionDigest, service, state: "state" });
  assert.ok(await handoffs.redeem({ code, service, state: "state", isTold }));
}

/** What a worker takes of the person's ended sessions. */
async function take(world: World, accountId: string) {
  const taken: EnteredServices[] = [];
  await takeEnded(world.deps, accountId, (_, entered) => void taken.push(entered));
  return taken;
}

async function lengthOf(world: World) {
  return (await world.store.list(["entered_services"])).entries.length;
}

worldTest("entered services: a live session has none to be told", async (world) => {
  const sara = await writeAccount(world, { id: "sara" });
  const { digest } = await open(world, sara);
  await enter(world, digest, "library");
  world.clock.time += MINUTE;
  assert.deepEqual(await take(world, "sara"), []);
  assert.equal(await lengthOf(world), 1);
});

worldTest("entered services: an ended session's are taken once, each once", async (world) => {
  const sara = await writeAccount(world, { id: "sara" });
  const { digest, session } = await open(world, sara);
  for (const id of ["library", "museum", "library"]) await enter(world, digest, id);
  await enter(world, digest, "archive", false);
  await createLiveSessions(world.deps).signOut({ sessionDigest: digest, account: sara });
  const taken = await Promise.all(
    Array.from({ length: 4 }, () => take(world, "sara")),
  );
  assert.deepEqual(taken.flat(), [{ sessionId: session.id, services: ["library", "museum"] }]);
  assert.equal(await lengthOf(world), 0);
});

worldTest("entered services: nothing is noted for services that are not told", async (world) => {
  const sara = await writeAccount(world, { id: "sara" });
  const { digest } = await open(world, sara);
  await enter(world, digest, "library", false);
  assert.equal(await lengthOf(world), 0);
});

worldTest("entered services: a session that continues under another token lives", async (world) => {
  const sara = await writeAccount(world, { id: "sara" });
  const { digest } = await open(world, sara);
  await enter(world, digest, "library");
  const renewed = await transact(
    world.store,
    renewalRecords(digest, "sara"),
    (records, write) => renewSession(world.deps, write, records, world.clock.now(), { level: 3 }),
  );
  assert.deepEqual(await take(world, "sara"), []);
  const { token } = renewed!;
  const live = { sessionDigest: world.hash.digest("session", token), account: sara };
  await createLiveSessions(world.deps).signOut(live);
  assert.equal((await take(world, "sara")).length, 1);
});

worldTest("entered services: the oldest of too many sessions is told too", async (world) => {
  const sara = await writeAccount(world, { id: "sara" });
  const { digest, session } = await open(world, sara);
  await enter(world, digest, "library");
  for (let i = 0; i < MAX_SESSIONS; i++) await open(world, sara);
  assert.deepEqual((await take(world, "sara")).map(({ sessionId }) => sessionId), [
    session.id,
  ]);
});

worldTest("entered services: others' ends do not touch this person's", async (world) => {
  const [sara, omid] = [
    await writeAccount(world, { id: "sara" }),
    await writeAccount(world, { id: "omid" }),
  ];
  const ended = await open(world, sara);
  await enter(world, ended.digest, "library");
  await enter(world, (await open(world, omid)).digest, "library");
  await createLiveSessions(world.deps).signOut({ sessionDigest: ended.digest, account: sara });
  assert.deepEqual(await take(world, "omid"), []);
  assert.equal((await take(world, "sara")).length, 1);
});

worldTest(
  "entered services: an idle session is told of when the person's next one ends",
  async (world) => {
    const sara = await writeAccount(world, { id: "sara" });
    const { digest } = await open(world, sara);
    await enter(world, digest, "library");
    world.clock.time += IDLE_LIMIT;
    assert.equal((await take(world, "sara")).length, 1);
  },
);
