/** How sessions begin and continue under another token, with concurrent changes. */
import { commitTo } from "../../../domain/platform/commit.ts";
import { read } from "../../../domain/platform/read.ts";
import assert from "node:assert/strict";
import type { Account } from "../../../domain/identity/account.ts";
import { HOUR, MINUTE } from "../../../domain/platform/platform.ts";
import { renewalRecords, renewSession } from "../../../domain/session/renew_session.ts";
import { endAll, signOut } from "../../../domain/session/end_session.ts";
import type { Session } from "../../../domain/session/session.ts";
import { listSessions, sessionListRecord } from "../../../domain/session/session_list.ts";
import { useSession } from "../../../domain/session/use_session.ts";
import { transact } from "../../../domain/platform/commit.ts";
import { meddlingAfterRead } from "../../support/meddling.ts";
import { lastTold, readAccount, writeAccount } from "../../support/sessions.ts";
import { beginSession } from "../../support/deciding.ts";
import { type World, worldTest } from "../../support/sign_in_world.ts";

async function begin(world: World, account: Account, more: Partial<Session> = {}) {
  const now = world.clock.time;
  const write = commitTo(world.store);
  const origin = { level: 2, authTime: now, ...more, account, now } as const;
  const begun = await beginSession(world.deps, write, origin);
  const isBegun = await write.commit();
  return { ...begun, isBegun, digest: world.hash.digest("session", begun.token) };
}

async function renew(world: World, digest: string, changes: Partial<Session>) {
  const renewed = await transact(
    world.store,
    renewalRecords(digest, "sara"),
    (records, write) => renewSession(world.deps, write, records, world.clock.time, changes),
  );
  return renewed && { ...renewed, digest: world.hash.digest("session", renewed.token) };
}

const use = (world: World, digest: string) => useSession(world.store, { digest }, world.clock.time);

worldTest("a session is as old as its code, and has its account's epoch", async (world) => {
  const sara = await writeAccount(world, { id: "sara", epoch: 4 });
  const authTime = world.clock.time - HOUR;
  const { session, digest } = await begin(world, sara, { authTime });
  assert.deepEqual([session.epoch, session.expiresAt], [4, authTime + 12 * HOUR]);
  assert.deepEqual([session.createdAt, session.lastSeenAt], [world.clock.time, world.clock.time]);
  assert.ok(await use(world, digest));
});

worldTest("of two sessions that begin concurrently the second is decided again", async (world) => {
  const sara = await writeAccount(world, { id: "sara" });
  meddlingAfterRead(world.store, "account_sessions", () => begin(world, sara));
  assert.equal((await begin(world, sara)).isBegun, false);
  assert.equal((await listSessions(world.deps, sara)).length, 1);
});

worldTest("the list names each session until its end, oldest first", async (world) => {
  const sara = await writeAccount(world, { id: "sara" });
  const first = await begin(world, sara, { authTime: world.clock.time - 11 * HOUR });
  const second = await begin(world, sara);
  const list = async () => (await read(world.store, sessionListRecord("sara"))).value;
  const listed = [first, second].map(({ session, digest }) => ({
    id: session.id,
    digest,
    until: session.expiresAt,
  }));
  assert.deepEqual(await list(), listed);
  world.clock.time += HOUR;
  const third = await begin(world, sara);
  assert.deepEqual((await list())?.map(({ id }) => id), [second.session.id, third.session.id]);
});

worldTest("a renewed session is the same under another token, seen just now", async (world) => {
  const sara = await writeAccount(world, { id: "sara" });
  const other = await begin(world, sara);
  const { session, digest } = await begin(world, sara);
  world.clock.time += 20 * MINUTE;
  const renewed = (await renew(world, digest, { level: 3 }))!;
  assert.deepEqual(renewed.session, { ...session, level: 3, lastSeenAt: world.clock.time });
  assert.equal(await use(world, digest), null, "the token of before");
  assert.ok(await use(world, renewed.digest));
  assert.deepEqual(
    (await listSessions(world.deps, sara)).map(({ sessionDigest }) => sessionDigest),
    [renewed.digest, other.digest],
  );
  assert.equal(await lastTold(world, "sara"), world.clock.time);
});

worldTest("a session that has ended is not renewed", async (world) => {
  const sara = await writeAccount(world, { id: "sara" });
  const ended = await begin(world, sara);
  await signOut(world.deps, ended.digest);
  assert.equal(await renew(world, ended.digest, {}), null);

  const [one, another] = [await begin(world, sara), await begin(world, sara)];
  await endAll(world.deps, { digest: one.digest, accountId: "sara" }, () => {});
  assert.equal(await renew(world, another.digest, {}), null, "its record is still there");

  const idle = await begin(world, await readAccount(world, "sara"));
  world.clock.time += 35 * MINUTE;
  assert.equal(await renew(world, idle.digest, {}), null);
});
