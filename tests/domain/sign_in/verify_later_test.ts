import assert from "node:assert/strict";
import { HOUR, MINUTE } from "../../../domain/platform/platform.ts";
import { createLiveSessions } from "../../../domain/session/live_sessions.ts";
import { checkIdentity } from "../../../domain/sign_in/check_identity.ts";
import { confirmAddress, postponeAddress } from "../../../domain/sign_in/confirm_address.ts";
import { confirmPerson } from "../../../domain/sign_in/confirm_person.ts";
import { resumeVerification } from "../../../domain/sign_in/verify_later.ts";
import { SARA, startAndEnterCode, type World, worldTest } from "../../support/sign_in_world.ts";

/** Signed in with a temporary account, and back for the postal code. */
async function resumed(world: World) {
  const first = world.caller("first");
  await startAndEnterCode(world, first);
  await checkIdentity(world.deps, first, SARA.typed);
  await confirmPerson(world.deps, first, true);
  const signedIn = await postponeAddress(world.deps, first);
  assert.ok(signedIn.outcome === "signed_in");
  const sessions = createLiveSessions(world.deps);
  const live = (await sessions.ofWindow(signedIn.sessionToken))!;
  const caller = world.caller("later", { session: live.sessionDigest });
  world.clock.time += HOUR / 4;
  assert.equal(await resumeVerification(world.deps, caller, live), true);
  return { caller, live, sessions, signedIn };
}

worldTest(
  "a temporary account is verified later, in a new session of the same age",
  async (world) => {
    const { caller, sessions, signedIn } = await resumed(world);
    const result = await confirmAddress(world.deps, caller, "1234567890");
    assert.ok(result.outcome === "signed_in");
    assert.equal(result.session.level, 2);
    assert.equal(result.session.authTime, signedIn.session.authTime);
    assert.equal(result.session.expiresAt, signedIn.session.expiresAt);
    assert.equal(await sessions.ofWindow(signedIn.sessionToken), null);
  },
);

worldTest("a resumed verification is invalid once its session has ended", async (world) => {
  const { caller, live, sessions } = await resumed(world);
  await sessions.signOut(live, {});
  const next = { ...caller, session: undefined };
  for (const who of [caller, next]) {
    assert.equal((await confirmAddress(world.deps, who, "1234567890")).outcome, "elsewhere");
    assert.equal((await postponeAddress(world.deps, who)).outcome, "elsewhere");
  }
});

worldTest(
  "the registry is asked once in ten minutes, however often the page is opened",
  async (world) => {
    const { caller, live } = await resumed(world);
    const count = () => world.asked.filter((name) => name === "civil").length;
    const before = count();
    const open = (i: number) =>
      resumeVerification(world.deps, { ...caller, transaction: `t${i}` }, live);
    for (let i = 0; i < 50; i++) assert.equal(await open(i), true);
    assert.equal(count(), before);
    world.clock.time += 10 * MINUTE;
    await Promise.all(Array.from({ length: 50 }, (_, i) => open(i)));
    assert.equal(count(), before + 1, "at the same time, too");
  },
);

worldTest("a registry that does not answer is asked again after a minute", async (world) => {
  const { caller, live } = await resumed(world);
  world.clock.time += 10 * MINUTE;
  world.outside.down.add("civil");
  const count = () => world.asked.filter((name) => name === "civil").length;
  const before = count();
  for (let i = 0; i < 50; i++) {
    assert.equal(await resumeVerification(world.deps, caller, live), true);
  }
  assert.equal(count(), before + 1);
  world.outside.down.clear();
  world.clock.time += MINUTE;
  await resumeVerification(world.deps, caller, live);
  assert.equal(count(), before + 2);
});
