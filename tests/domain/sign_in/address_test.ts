import assert from "node:assert/strict";
import { MINUTE } from "../../../domain/platform/platform.ts";
import { checkIdentity } from "../../../domain/sign_in/check_identity.ts";
import { confirmAddress } from "../../../domain/sign_in/confirm_address.ts";
import { confirmPerson } from "../../../domain/sign_in/confirm_person.ts";
import { SARA, startAndEnterCode, type World, worldTest } from "../../support/sign_in_world.ts";

async function atAddress(world: World) {
  const caller = world.caller("a");
  await startAndEnterCode(world, caller);
  await checkIdentity(world.deps, caller, SARA.typed);
  await confirmPerson(world.deps, caller, true);
  return (typed: string) => confirmAddress(world.deps, caller, typed);
}

worldTest("an outage of the post says when to come back", async (world) => {
  const confirm = await atAddress(world);
  world.outside.down.add("post");
  assert.deepEqual(await confirm("1234567890"), {
    outcome: "registry_unavailable",
    registry: "post",
    retryAt: world.clock.time + 10_000,
  });
});

worldTest(
  "the twentieth postal code is looked up, the next one only in a new journey",
  async (world) => {
    const confirm = await atAddress(world);
    for (let i = 0; i < 19; i++) {
      assert.deepEqual(await confirm(`55555555${10 + i}`), {
        outcome: "invalid",
        error: "unknown",
      });
    }
    world.asked.length = 0;
    assert.deepEqual(await confirm("5555555599"), { outcome: "invalid", error: "unknown" });
    assert.deepEqual(world.asked, ["post"]);
    for (const typed of ["5555555599", "9876543210", "1234567890"]) {
      assert.deepEqual(await confirm(typed), {
        outcome: "limited",
        retryAt: world.clock.time + 30 * MINUTE,
      });
    }
    assert.deepEqual(world.asked, ["post"]);
  },
);

worldTest(
  "without a registered address, any existing one is a correction",
  async (world) => {
    world.outside.people.set(`${SARA.nationalId} 1370/5/14`, {
      ...SARA.person,
      postalCode: undefined,
    });
    const confirm = await atAddress(world);
    assert.equal((await confirm("1234567890")).outcome, "signed_in");
    assert.equal((await world.store.list(["address_request"])).entries.length, 1);
  },
);
