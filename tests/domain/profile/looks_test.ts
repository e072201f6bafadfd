/** Who looked at a person's data: each look once, for that person alone. */
import assert from "node:assert/strict";
import { commitTo } from "../../../domain/platform/commit.ts";
import { SECOND } from "../../../domain/platform/platform.ts";
import { listLooks, type Look, recordLook } from "../../../domain/profile/looks.ts";
import { type World, worldTest } from "../../support/sign_in_world.ts";

const LOOK = { role: "support", reason: "asked for help", data: ["profile"] } as const;

async function look({ deps, store, clock }: World, accountId: string, more: Partial<Look> = {}) {
  const write = commitTo(store);
  recordLook(deps, write, { ...LOOK, at: clock.time, ...more, accountId });
  assert.ok(await write.commit());
}

worldTest("looks: the newest first, and two of one moment are two", async (world) => {
  await look(world, "sara");
  await look(world, "sara");
  world.clock.time += SECOND;
  await look(world, "sara", { service: "library", role: "auditor" });
  await look(world, "omid");
  const { values } = await listLooks(world.deps, "sara");
  assert.deepEqual(values.map(({ role }) => role), ["auditor", "support", "support"]);
  assert.deepEqual(values[1], { ...LOOK, at: world.clock.time - SECOND });
});

worldTest("looks: another person's cursor shows one's own first page", async (world) => {
  for (let i = 0; i < 3; i++) await look(world, "sara");
  await look(world, "omid", { role: "auditor" });
  const { next } = await listLooks(world.deps, "sara", { limit: 2 });
  const { values, isFirst } = await listLooks(world.deps, "omid", { cursor: next, limit: 2 });
  assert.ok(isFirst);
  assert.deepEqual(values.map(({ role }) => role), ["auditor"]);
});
