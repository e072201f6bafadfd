/** The postal code in the profile: checked as at sign-in, counted, and told. */
import assert from "node:assert/strict";
import { valuesChangedRecord } from "../../../domain/events/values_changed.ts";
import { lastAddressRequest } from "../../../domain/identity/account.ts";
import { DAY, HOUR } from "../../../domain/platform/platform.ts";
import { listAll } from "../../../domain/platform/read.ts";
import { changePostalCode } from "../../../domain/profile/change_postal_code.ts";
import { endAll } from "../../../domain/session/end_session.ts";
import { createLiveSessions } from "../../../domain/session/live_sessions.ts";
import { lastTold, readAccount } from "../../support/sessions.ts";
import { signIn, type World, worldTest } from "../../support/sign_in_world.ts";

async function sara(world: World) {
  const caller = world.caller("a");
  const { sessionToken } = await signIn(world, caller);
  const live = (await createLiveSessions(world.deps).ofWindow(sessionToken))!;
  world.asked.length = 0;
  return {
    live,
    accountId: live.account.id,
    type: (typed: string) => changePostalCode(world.deps, caller, live, typed),
  };
}

const changesOf = async ({ store }: World, accountId: string) =>
  (await Array.fromAsync(listAll(store, valuesChangedRecord.all(accountId))))
    .map(({ value: { claims } }) => claims);

worldTest("profile: a new postal code is kept, filed and told", async (world) => {
  const { type, accountId } = await sara(world);
  assert.deepEqual(await type("۹۸۷۶۵۴۳۲۱۰"), { outcome: "changed" });
  assert.equal((await readAccount(world, accountId)).postalCode, "9876543210");
  assert.equal((await lastAddressRequest(world.store, accountId))!.postalCode, "9876543210");
  assert.deepEqual(await changesOf(world, accountId), [["postal_code"]]);
  assert.equal(await lastTold(world, accountId), world.clock.time, "no warm session keeps the old");
  assert.deepEqual(await type("9876543210"), { outcome: "same" });
  assert.equal((await changesOf(world, accountId)).length, 1);
});

worldTest("profile: a wrong postal code changes nothing", async (world) => {
  const { type, accountId } = await sara(world);
  assert.deepEqual(await type(" "), { outcome: "invalid", error: "missing" });
  assert.deepEqual(await type("0123456789"), { outcome: "invalid", error: "format" });
  assert.deepEqual(world.asked, []);
  assert.deepEqual(await type("5555555555"), { outcome: "invalid", error: "unknown" });
  assert.equal((await readAccount(world, accountId)).postalCode, "1234567890");
  assert.deepEqual(await changesOf(world, accountId), []);
});

worldTest(
  "profile: while the post is down nothing is counted, and it is said when",
  async (world) => {
    const { type } = await sara(world);
    world.outside.down.add("post");
    for (let i = 0; i < 12; i++) {
      const result = await type("9876543210");
      assert.ok(result.outcome === "registry_unavailable");
      assert.ok(result.retryAt > world.clock.time);
    }
    world.outside.down.clear();
    assert.deepEqual(await type("9876543210"), { outcome: "changed" });
  },
);

worldTest("profile: ten postal codes a day", async (world) => {
  const { type } = await sara(world);
  for (let i = 0; i < 10; i++) await type(`555555555${i}`);
  const limited = await type("9876543210");
  assert.deepEqual(limited, { outcome: "limited", retryAt: world.clock.time + DAY });
});

worldTest("profile: a session that has ended changes nothing", async (world) => {
  const { type, live, accountId } = await sara(world);
  await endAll(world, { digest: live.sessionDigest, accountId }, () => {});
  assert.deepEqual(await type("9876543210"), { outcome: "elsewhere" });
  world.clock.time += HOUR;
  assert.equal((await readAccount(world, accountId)).postalCode, "1234567890");
});
