import assert from "node:assert/strict";
import { systemRandom } from "../../../adapters/runtime/system.ts";
import { createShards } from "../../../domain/budget/shards.ts";
import { DRAWINGS_A_MINUTE, spendDrawing } from "../../../domain/budget/drawings.ts";
import { MINUTE } from "../../../domain/platform/platform.ts";
import { type World, worldTest } from "../../support/sign_in_world.ts";

const AT = { ip: "ip-1", network: "network-1" };

async function draw({ deps }: World, source: Parameters<typeof spendDrawing>[1], count: number) {
  let last: number | null = null;
  for (let i = 0; i < count; i++) last = await spendDrawing(deps, source);
  return last;
}

worldTest("spendDrawing(): 120 a minute of an address, to the millisecond", async (world) => {
  const begun = world.clock.time;
  assert.equal(DRAWINGS_A_MINUTE.ip, 120);
  assert.equal(await draw(world, AT, 120), null);
  assert.equal(await draw(world, AT, 50), begun + MINUTE);
  assert.equal(await draw(world, { ...AT, ip: "ip-2" }, 1), null, "another address");
  world.clock.time = begun + MINUTE - 1;
  assert.equal(await draw(world, AT, 1), begun + MINUTE);
  world.clock.time = begun + MINUTE;
  assert.equal(await draw(world, AT, 1), null);
});

worldTest("spendDrawing(): 600 a minute of a network", async (world) => {
  for (let i = 0; i < 6; i++) assert.equal(await draw(world, { ...AT, ip: `ip-${i}` }, 100), null);
  assert.equal(await draw(world, { ...AT, ip: "fresh" }, 1), world.clock.time + MINUTE);
});

worldTest("spendDrawing(): a browser with a history has its own 20", async (world) => {
  await draw(world, AT, 200);
  assert.equal(await draw(world, { browser: "b" }, 20), null);
  assert.equal(await draw(world, { browser: "b" }, 1), world.clock.time + MINUTE);
});

worldTest("spendDrawing(): a flood beyond the budget writes nothing", async (world) => {
  await draw(world, AT, 120);
  let commits = 0;
  const { atomic } = world.store;
  world.store.atomic = () => (commits++, atomic());
  await draw(world, AT, 50);
  assert.equal(commits, 0);
});

worldTest("spendDrawing(): all workers together have one budget", async (world) => {
  const other = { ...world, deps: { ...world.deps, newShard: createShards(systemRandom) } };
  await draw(world, AT, 70);
  assert.equal(await draw(other, AT, 50), null);
  assert.equal(await draw(other, AT, 1), world.clock.time + MINUTE);
  assert.equal(await draw(world, AT, 1), world.clock.time + MINUTE);
});

worldTest("spendDrawing(): at once no more are drawn than shards exceed it", async (world) => {
  const drawn = await Promise.all(Array.from({ length: 300 }, () => draw(world, AT, 1)));
  const allowed = drawn.filter((retryAt) => retryAt === null).length;
  assert.ok(allowed >= 120 && allowed < 120 + 8, `${allowed} drawn`);
});
