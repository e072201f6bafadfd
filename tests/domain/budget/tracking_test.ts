import assert from "node:assert/strict";
import { spendTracking, TRACKING_A_MINUTE } from "../../../domain/budget/tracking.ts";
import { MINUTE } from "../../../domain/platform/platform.ts";
import { type World, worldTest } from "../../support/sign_in_world.ts";

type Source = Parameters<typeof spendTracking>[1];

async function spend({ deps }: World, source: Source, count: number) {
  let last: number | null = null;
  for (let i = 0; i < count; i++) last = await spendTracking(deps, source);
  return last;
}

worldTest(
  "tracking: so many numbers a minute of an address, of a network, of a browser",
  async (world) => {
    const end = world.clock.time - world.clock.time % MINUTE + MINUTE;
    assert.deepEqual(TRACKING_A_MINUTE, { browser: 20, ip: 60, network: 300 });
    assert.equal(await spend(world, { browser: "b" }, 20), null);
    assert.equal(await spend(world, { browser: "b" }, 1), end);
    for (const ip of ["ip-a", "ip-b", "ip-c", "ip-d", "ip-e"]) {
      assert.equal(await spend(world, { ip, network: "n" }, 60), null);
      assert.equal(await spend(world, { ip, network: "m" }, 1), end);
    }
    assert.equal(await spend(world, { ip: "ip-f", network: "n" }, 1), end);
    assert.equal(await spend(world, { ip: "ip-f", network: "o" }, 1), null);
  },
);
