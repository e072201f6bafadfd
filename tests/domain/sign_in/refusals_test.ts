/** Who is refused at the identity step, and what is kept of it. */
import assert from "node:assert/strict";
import { checkIdentity } from "../../../domain/sign_in/check_identity.ts";
import { confirmPerson } from "../../../domain/sign_in/confirm_person.ts";
import { runningOf } from "../../support/running.ts";
import {
  DANIEL,
  SARA,
  startAndEnterCode,
  type World,
  worldTest,
} from "../../support/sign_in_world.ts";

async function atIdentity(world: World, mobile = SARA.mobile) {
  const caller = world.caller("a");
  await startAndEnterCode(world, caller, mobile);
  return caller;
}

/** Today is 1405/09/01. */
for (
  const [born, day, outcome] of [
    ["eighteen years ago today", 1, "found"],
    ["a day later", 2, "refused"],
  ] as const
) {
  worldTest(`a person who was born ${born} is ${outcome}`, async (world) => {
    world.outside.people.set(`${SARA.nationalId} 1387/9/${day}`, SARA.person);
    const caller = await atIdentity(world);
    const typed = { nationalId: SARA.nationalId, day: String(day), month: "9", year: "1387" };
    assert.equal((await checkIdentity(world.deps, caller, typed)).outcome, outcome);
  });
}

worldTest("nothing of a refused person's record is kept in the journey", async (world) => {
  const caller = await atIdentity(world);
  await checkIdentity(world.deps, caller, SARA.typed);
  world.outside.people.set(`${SARA.nationalId} 1370/5/14`, { ...SARA.person, alive: false });
  assert.equal((await checkIdentity(world.deps, caller, SARA.typed)).outcome, "refused");
  const { step, refusal, identity } = (await runningOf(world, caller))!;
  assert.deepEqual([step, refusal, identity], ["refused", "deceased", undefined]);
});

worldTest("a name that is denied is forgotten", async (world) => {
  const caller = await atIdentity(world);
  await checkIdentity(world.deps, caller, SARA.typed);
  assert.equal(await confirmPerson(world.deps, caller, false), true);
  const { step, identity } = (await runningOf(world, caller))!;
  assert.deepEqual([step, identity], ["identity", undefined]);
});

for (
  const [who, { mobile, typed }, failure] of [
    ["an Iranian", SARA, "sim_mismatch"],
    ["a foreign national", DANIEL, "sim_mismatch_foreign"],
  ] as const
) {
  worldTest(`${who} gets a SIM mismatch with their own kind of identifier`, async (world) => {
    world.outside.sims.set(mobile, "0499370899");
    const caller = await atIdentity(world, mobile);
    assert.equal((await checkIdentity(world.deps, caller, typed)).outcome, "sim_mismatch");
    assert.equal((await runningOf(world, caller))?.failure, failure);
  });
}

worldTest(
  "the eleventh identity of a day is not checked, and says until when",
  async (world) => {
    const caller = await atIdentity(world);
    for (let day = 1; day <= 10; day++) {
      await checkIdentity(world.deps, caller, { ...SARA.typed, month: "1", day: String(day) });
    }
    world.asked.length = 0;
    const begun = world.clock.time;
    assert.deepEqual(await checkIdentity(world.deps, caller, SARA.typed), {
      outcome: "limited",
      retryAt: begun + 24 * 3_600_000,
    });
    assert.deepEqual(world.asked, []);
    assert.deepEqual(
      (await runningOf(world, caller))?.typedIdentity,
      SARA.typed,
      "nothing is lost",
    );
  },
);
