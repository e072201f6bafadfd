import assert from "node:assert/strict";
import { MINUTE } from "../../../domain/platform/platform.ts";
import { createLiveSessions } from "../../../domain/session/live_sessions.ts";
import { signIn, type World, worldTest } from "../../support/sign_in_world.ts";

async function signedIn(world: World) {
  const { sessionToken } = await signIn(world, world.caller("a"));
  const digest = world.hash.digest("session", sessionToken);
  return { sessionToken, digest, live: createLiveSessions(world.deps) };
}

worldTest("an open stream does not keep its session alive", async (world) => {
  const { live, digest } = await signedIn(world);
  world.clock.time += 34 * MINUTE;
  assert.ok(await live.ofExchange({ sessionKey: digest }, false));
  world.clock.time += MINUTE;
  assert.equal(await live.ofExchange({ sessionKey: digest }, false), null);
});

worldTest("a person's activity in an open socket keeps their session alive", async (world) => {
  const { live, digest, sessionToken } = await signedIn(world);
  for (let round = 0; round < 3; round++) {
    world.clock.time += 34 * MINUTE;
    assert.ok(await live.ofExchange({ sessionKey: digest }, true));
  }
  assert.notEqual(await live.ofWindow(sessionToken), null);
});

worldTest(
  "an ended session is valid nowhere, and listeners are notified",
  async (world) => {
    const { live, digest, sessionToken } = await signedIn(world);
    let heard = 0;
    live.onRevoked(() => heard++);
    await live.signOut((await live.ofWindow(sessionToken))!, {});
    assert.equal(heard, 1);
    assert.equal(await live.ofExchange({ sessionKey: digest }, false), null);
    assert.equal(await live.ofExchange({ sessionKey: digest }, true), null);
  },
);
