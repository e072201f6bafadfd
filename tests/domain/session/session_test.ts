import assert from "node:assert/strict";
import { HOUR, MINUTE } from "../../../domain/platform/platform.ts";
import { createHandoffs, type Handoffs } from "../../../domain/session/handoff.ts";
import { createLiveSessions } from "../../../domain/session/live_sessions.ts";
import { signIn, type World, worldTest } from "../../support/sign_in_world.ts";

async function signedIn(world: World) {
  const { sessionToken } = await signIn(world, world.caller("a"));
  const live = createLiveSessions(world.deps);
  const handoffs = createHandoffs(world.deps);
  const sessionDigest = world.hash.digest("session", sessionToken);
  const issue = (service = "insurance", state = "state") =>
    handoffs.issue({ sessionDigest, service, state });
  return { sessionToken, live, handoffs, issue };
}

async function enter(handoffs: Handoffs, code: string): Promise<string> {
  return (await handoffs.redeem({ code, service: "insurance", state: "state" }))!.token;
}

worldTest("a session ends after 35 minutes without use", async (world) => {
  const { live, sessionToken } = await signedIn(world);
  for (let i = 0; i < 5; i++) {
    world.clock.time += 34 * MINUTE;
    assert.notEqual(await live.ofWindow(sessionToken), null);
  }
  world.clock.time += 35 * MINUTE;
  assert.equal(await live.ofWindow(sessionToken), null);
});

worldTest("a session ends after 12 hours, however busy", async (world) => {
  const { live, sessionToken } = await signedIn(world);
  const end = world.clock.time + 12 * HOUR;
  while (world.clock.time < end - 20 * MINUTE) {
    world.clock.time += 20 * MINUTE;
    await live.ofWindow(sessionToken);
  }
  world.clock.time = end - 1;
  assert.notEqual(await live.ofWindow(sessionToken), null);
  world.clock.time = end;
  assert.equal(await live.ofWindow(sessionToken), null);
});

worldTest(
  "a hand-off code opens one service session, for its service and browser",
  async (world) => {
    const { live, handoffs, issue } = await signedIn(world);
    const code = await issue();
    const redeem = (input: Partial<Parameters<typeof handoffs.redeem>[0]>) =>
      handoffs.redeem({ code, service: "insurance", state: "state", ...input });

    const results = await Promise.all(Array.from({ length: 20 }, () => redeem({})));
    const won = results.filter((entered) => entered !== null);
    assert.equal(won.length, 1);
    assert.notEqual(await live.ofService(won[0].token, "insurance"), null);
    assert.equal(await live.ofService(won[0].token, "vehicle"), null);
    assert.equal(await live.ofWindow(won[0].token), null);

    assert.equal(await redeem({ code: await issue(), service: "vehicle" }), null);
    assert.equal(await redeem({ code: await issue(), state: "another browser" }), null);
    const late = await issue();
    world.clock.time += MINUTE;
    assert.equal(await redeem({ code: late }), null);
  },
);

worldTest("signing out ends every service session at once, warm or not", async (world) => {
  const { live, handoffs, issue, sessionToken } = await signedIn(world);
  const token = await enter(handoffs, await issue());
  const unused = await issue();
  const window = await live.ofWindow(sessionToken);
  assert.notEqual(await live.ofService(token, "insurance"), null);
  await live.signOut(window!, {});
  assert.equal(await live.ofWindow(sessionToken), null);
  assert.equal(await live.ofService(token, "insurance"), null);
  const late = { code: unused, service: "insurance", state: "state" };
  assert.equal(await handoffs.redeem(late), null);
});
