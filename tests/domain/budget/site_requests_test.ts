import assert from "node:assert/strict";
import { SITE_REQUESTS_A_MINUTE, spendSiteRequest } from "../../../domain/budget/site_requests.ts";
import { MINUTE } from "../../../domain/platform/platform.ts";
import { type World, worldTest } from "../../support/sign_in_world.ts";

type Source = Parameters<typeof spendSiteRequest>[1];

async function spend({ deps }: World, source: Source, count: number) {
  let last: number | null = null;
  for (let i = 0; i < count; i++) last = await spendSiteRequest(deps, source);
  return last;
}

worldTest(
  "site requests: so many a minute of an address, of a network, of a browser",
  async (world) => {
    const end = world.clock.time - world.clock.time % MINUTE + MINUTE;
    assert.deepEqual(SITE_REQUESTS_A_MINUTE, { browser: 60, ip: 600, network: 3000 });
    assert.equal(await spend(world, { browser: "b" }, 60), null);
    assert.equal(await spend(world, { browser: "b" }, 1), end);
    assert.equal(await spend(world, { ip: "a", network: "n" }, 600), null);
    assert.equal(await spend(world, { ip: "a", network: "n" }, 1), end);
    for (const ip of ["ip-b", "ip-c", "ip-d", "ip-e"]) {
      await spend(world, { ip, network: "n" }, 600);
    }
    assert.equal(await spend(world, { ip: "f", network: "n" }, 1), end);
    assert.equal(await spend(world, { ip: "f", network: "m" }, 1), null);
  },
);
