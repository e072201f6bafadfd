import assert from "node:assert/strict";
import { MINUTE } from "../../../domain/platform.ts";
import { createLiveSessions } from "../../../domain/session/live_sessions.ts";
import { createSession, IDLE_LIMIT, type Session } from "../../../domain/session/session.ts";
import { listSessions } from "../../../domain/session/session_list.ts";
import { type World, worldTest } from "../../support/sign_in_world.ts";

async function open(world: World, accountId: string, more: Partial<Session> = {}) {
  const { now } = world.clock;
  const write = world.store.atomic();
  const { token, session } = createSession(world.deps, write, {
    accountId,
    level: 2,
    authTime: now(),
    now: now(),
    via: more.via,
    device: more.device,
  });
  await write.commit();
  return { digest: world.hash.digest("session", token), session };
}

worldTest(
  "listSessions: one's own live ones, newest first, and how they came to be",
  async (world) => {
    await open(world, "sara");
    world.clock.time += IDLE_LIMIT;
    const first = await open(world, "sara", { device: { browser: "Firefox", system: "Linux" } });
    await open(world, "omid");
    world.clock.time += MINUTE;
    const second = await open(world, "sara", { via: "qr" });
    const listed = await listSessions(world.deps, "sara");
    assert.deepEqual(listed.map(({ sessionDigest }) => sessionDigest), [
      second.digest,
      first.digest,
    ]);
    assert.deepEqual(listed.map(({ session }) => session.via), ["qr", undefined]);
    assert.deepEqual(listed[1].session.device, { browser: "Firefox", system: "Linux" });
  },
);

worldTest("listSessions: an ended one is gone", async (world) => {
  const { digest, session } = await open(world, "sara");
  await open(world, "sara");
  await createLiveSessions(world.deps).signOut(
    { sessionDigest: digest, session } as Parameters<
      ReturnType<typeof createLiveSessions>["signOut"]
    >[0],
    {},
  );
  assert.equal((await listSessions(world.deps, "sara")).length, 1);
});

worldTest("listSessions: more than the store reads at once", async (world) => {
  for (let i = 0; i < 15; i++) await open(world, "sara");
  assert.equal((await listSessions(world.deps, "sara")).length, 15);
});
