import { commitTo } from "../../../domain/platform/commit.ts";
import assert from "node:assert/strict";
import { qrAllowedAt, type QrUses, refundQr, spendQr } from "../../../domain/budget/qr.ts";
import { HOUR } from "../../../domain/platform/platform.ts";
import type { Entry } from "../../../domain/platform/store.ts";
import { type World, worldTest } from "../../support/sign_in_world.ts";

const KEYS = [["budget", "a"], ["budget", "b"]];

async function usesOf({ store }: World): Promise<Entry<QrUses>[]> {
  return await store.getMany<QrUses[]>(KEYS);
}
const times = async (world: World) => (await usesOf(world)).map(({ value }) => value);

/** Counts one use of each budget now; whether it was the last. */
async function spend(world: World, limits: number[]): Promise<boolean> {
  const budgets = (await usesOf(world)).map((uses, i) => ({ uses, limit: limits[i] }));
  const write = commitTo(world.store);
  const last = spendQr(budgets, write, world.clock.time);
  await write.commit();
  return last;
}

worldTest("spendQr() counts in each budget, and reports the last use of any", async (world) => {
  const now = world.clock.time;
  assert.equal(await spend(world, [2, 3]), false);
  world.clock.time += 1;
  assert.equal(await spend(world, [2, 3]), true, "of the first");
  assert.deepEqual(await times(world), [[now, now + 1], [now, now + 1]]);
  world.clock.time = now + HOUR;
  assert.equal(await spend(world, [3, 3]), false, "what is an hour old is over");
  assert.deepEqual(await times(world), [[now + 1, now + HOUR], [now + 1, now + HOUR]]);
});

worldTest("qrAllowedAt() returns the later of two times", async (world) => {
  const now = world.clock.time;
  for (let i = 0; i < 2; i++) {
    await spend(world, [9, 9]);
    world.clock.time += 1;
  }
  const at = async (limits: number[]) =>
    qrAllowedAt(
      (await usesOf(world)).map((uses, i) => ({ uses, limit: limits[i] })),
      world.clock.time,
    );
  assert.equal(await at([3, 3]), null);
  assert.equal(await at([2, 3]), now + HOUR);
  assert.equal(await at([2, 1]), now + 1 + HOUR);
});

worldTest("refundQr() takes back the use of that moment, and no other", async (world) => {
  const now = world.clock.time;
  for (let i = 0; i < 3; i++) {
    await spend(world, [9, 9]);
    world.clock.time += 1;
  }
  const refund = async (at: number) => {
    const write = commitTo(world.store);
    refundQr(await usesOf(world), write, at);
    await write.commit();
  };
  await refund(now + 1);
  assert.deepEqual(await times(world), [[now, now + 2], [now, now + 2]]);
  await refund(now + 1);
  assert.deepEqual(await times(world), [[now, now + 2], [now, now + 2]], "once");
});
