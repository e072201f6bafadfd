import assert from "node:assert/strict";
import { createHandoffs } from "../../../domain/session/handoff.ts";
import { createLiveSessions } from "../../../domain/session/live_sessions.ts";
import { signIn, type World, worldTest } from "../../support/sign_in_world.ts";

interface Way {
  service: string;
  state: string | undefined;
}

const WAY = { service: "insurance", state: "state" };

async function issued(world: World) {
  const { sessionToken } = await signIn(world, world.caller("a"));
  const sessionDigest = world.hash.digest("session", sessionToken);
  const handoffs = createHandoffs(world.deps);
  const code = await handoffs.issue({ sessionDigest, ...WAY });
  return { handoffs, code, redeem: (way: Way = WAY) => handoffs.redeem({ code, ...way }) };
}

worldTest("a hand-off code is valid for 60 seconds, to the millisecond", async (world) => {
  const early = await issued(world);
  world.clock.time += 59_999;
  assert.ok(await early.redeem());
  const late = await issued(world);
  world.clock.time += 60_000;
  assert.equal(await late.redeem(), null);
});

worldTest(
  "a hand-off code is used up by the first attempt, right or wrong",
  async (world) => {
    const wrongs = [
      { ...WAY, service: "vehicle" },
      { ...WAY, state: "another" },
      { ...WAY, state: "" },
      { ...WAY, state: undefined },
    ];
    for (const wrong of wrongs) {
      const { redeem } = await issued(world);
      assert.equal(await redeem(wrong), null);
      assert.equal(await redeem(), null);
      world.clock.time += 24 * 3_600_000;
    }
  },
);

worldTest("the token of a service differs from the code in the URL", async (world) => {
  const { code, redeem } = await issued(world);
  const { token } = (await redeem())!;
  assert.notEqual(token, code);
  const live = createLiveSessions(world.deps);
  assert.ok(await live.ofService(token, WAY.service));
  assert.equal(await live.ofService(code, WAY.service), null);
});
