/** Which sign-ins a person's list shows, page by page. */
import assert from "node:assert/strict";
import { commitTo } from "../../../domain/platform/commit.ts";
import { DAY, MINUTE } from "../../../domain/platform/platform.ts";
import {
  listSignIns,
  type PastSignIn,
  rememberSignIn,
} from "../../../domain/portal/past_sign_ins.ts";
import type { Session } from "../../../domain/session/session.ts";
import { type World, worldTest } from "../../support/sign_in_world.ts";

const DEVICE = { browser: "Firefox", system: "Linux" } as const;
const SEEN = { way: "sms", knownBrowser: true, place: "185.12.*" } as const;

async function remember(world: World, accountId: string): Promise<void> {
  const now = world.clock.time;
  const session: Session = {
    id: "session-1",
    accountId,
    epoch: 0,
    level: 2,
    authTime: now - MINUTE,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: now + DAY,
    device: DEVICE,
  };
  const write = commitTo(world.store);
  rememberSignIn(world.deps, write, session, SEEN);
  await write.commit();
}

/** Sign-ins of one account, a minute apart. */
async function rememberMany(world: World, accountId: string, count: number) {
  for (let i = 0; i < count; i++) {
    await remember(world, accountId);
    world.clock.time += MINUTE;
  }
}

const timesOf = ({ values }: { values: PastSignIn[] }) => values.map(({ at }) => at);

worldTest("sign-ins are listed newest first, page by page, each once", async (world) => {
  const { deps, clock } = world;
  const begun = clock.time;
  await rememberMany(world, "sara", 45);
  const newestFirst = Array.from({ length: 45 }, (_, i) => begun + (44 - i) * MINUTE);

  const first = await listSignIns(deps, "sara");
  assert.deepEqual(timesOf(first), newestFirst.slice(0, 20));
  assert.deepEqual(first.values[0], {
    ...SEEN,
    at: newestFirst[0],
    level: 2,
    device: DEVICE,
    session: "session-1",
  });
  // A new sign-in in between does not shift the next page.
  await rememberMany(world, "sara", 1);
  const second = await listSignIns(deps, "sara", { cursor: first.next });
  assert.deepEqual(timesOf(second), newestFirst.slice(20, 40));
  assert.deepEqual([first.isFirst, second.isFirst], [true, false]);
  const third = await listSignIns(deps, "sara", { cursor: second.next });
  assert.deepEqual(timesOf(third), newestFirst.slice(40));
  assert.equal(third.next, undefined);
});

worldTest("sign-ins of the same moment are all listed", async (world) => {
  const at = world.clock.time;
  for (let i = 0; i < 3; i++) await remember(world, "sara");
  assert.deepEqual(timesOf(await listSignIns(world.deps, "sara")), [at, at, at]);
});

worldTest("a list that fills its page has no next one", async (world) => {
  await rememberMany(world, "sara", 3);
  assert.equal((await listSignIns(world.deps, "sara", { limit: 3 })).next, undefined);
  assert.notEqual((await listSignIns(world.deps, "sara", { limit: 2 })).next, undefined);
  assert.deepEqual(await listSignIns(world.deps, "ali"), {
    isFirst: true,
    values: [],
    next: undefined,
  });
});

worldTest("nobody else's sign-ins are listed, with any cursor", async (world) => {
  const { deps } = world;
  await rememberMany(world, "sara", 4);
  const own = world.clock.time;
  await rememberMany(world, "sar", 4);
  await rememberMany(world, "sara ", 4);
  const theirs = await listSignIns(deps, "sara", { limit: 2 });
  const firstPage = timesOf(await listSignIns(deps, "sar", { limit: 2 }));
  assert.deepEqual(firstPage, [own + 3 * MINUTE, own + 2 * MINUTE]);
  for (const cursor of [theirs.next!, "", "x", `${theirs.next}a`, "c".repeat(80)]) {
    const page = await listSignIns(deps, "sar", { cursor, limit: 2 });
    assert.deepEqual(timesOf(page), firstPage, cursor);
    assert.ok(page.isFirst);
  }
});

worldTest("a sign-in is listed for 90 days", async (world) => {
  const begun = world.clock.time;
  await rememberMany(world, "sara", 1);
  world.clock.time = begun + 90 * DAY - 1;
  assert.deepEqual(timesOf(await listSignIns(world.deps, "sara")), [begun]);
  world.clock.time = begun + 90 * DAY;
  assert.deepEqual(timesOf(await listSignIns(world.deps, "sara")), []);
});
