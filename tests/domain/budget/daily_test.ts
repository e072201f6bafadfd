import assert from "node:assert/strict";
import {
  type DailyBudget,
  dailyFreeAt,
  refundDaily,
  spendDaily,
} from "../../../domain/budget/daily.ts";
import { DAY, HOUR } from "../../../domain/platform/platform.ts";
import { record } from "../../../domain/platform/record.ts";
import { noteLifetimes } from "../../support/lifetimes.ts";
import { worldTest } from "../../support/sign_in_world.ts";

const usesRecord = record<number[]>(["budget", "sample"], { about: "a test's", expireIn: DAY });
const budgetOf = (person: string): DailyBudget => ({ uses: usesRecord(person), limit: 3 });
const BUDGET = budgetOf("sara");

worldTest("a daily budget is used up one by one, and each use counts for a day", async (world) => {
  const begun = world.clock.time;
  for (let i = 0; i < 3; i++) {
    assert.equal(await dailyFreeAt(world, BUDGET), null);
    assert.equal(await spendDaily(world, BUDGET), null);
    world.clock.time += HOUR;
  }
  assert.equal(await spendDaily(world, BUDGET), begun + DAY);
  assert.equal(await dailyFreeAt(world, BUDGET), begun + DAY);
  assert.equal(await spendDaily(world, budgetOf("ali")), null, "another person's");
  world.clock.time = begun + DAY - 1;
  assert.equal(await spendDaily(world, BUDGET), begun + DAY);
  world.clock.time = begun + DAY;
  assert.equal(await spendDaily(world, BUDGET), null);
  assert.equal(await spendDaily(world, BUDGET), begun + HOUR + DAY);
});

worldTest("a refund gives back only the latest use", async (world) => {
  for (let i = 0; i < 3; i++) await spendDaily(world, BUDGET);
  await refundDaily(world, BUDGET);
  assert.equal(await spendDaily(world, BUDGET), null);
  assert.notEqual(await spendDaily(world, BUDGET), null);
});

worldTest("the record of a daily budget is kept for a day", async (world) => {
  const lifetimes = noteLifetimes(world.store);
  await spendDaily(world, BUDGET);
  await refundDaily(world, BUDGET);
  assert.deepEqual(lifetimes(), { "budget sample": [DAY] });
});
