/** Agencies that break on demand, and what they tell the gateway of their health. */
import assert from "node:assert/strict";
import { askAgency } from "./agency_client.ts";
import { type OutsideWorld, postJson, withOutsideWorld } from "./outside_world.ts";

const AGENCY = "bills";

async function setMode({ sandbox }: OutsideWorld, mode: string, times?: number) {
  const answer = await postJson(`${sandbox.origin}/faults`, { target: AGENCY, mode, times });
  assert.equal(answer.status, 200);
  await answer.body?.cancel();
}

const statusOf = async ({ sandbox }: OutsideWorld, path: string, agency = AGENCY) =>
  (await askAgency(sandbox, agency, { path })).status;

Deno.test("an agency breaks as it is told, alone, and heals", async () => {
  await withOutsideWorld(async (world) => {
    assert.equal(await statusOf(world, "/"), 401);
    await setMode(world, "error");
    assert.equal(await statusOf(world, "/"), 500);
    assert.equal(await statusOf(world, "/", "vehicle"), 401);
    await setMode(world, "gone");
    await assert.rejects(statusOf(world, "/"), { code: "ECONNRESET" });
    await setMode(world, "garbage", 1);
    assert.equal(await statusOf(world, "/"), 200);
    assert.equal(await statusOf(world, "/"), 401);
  });
});

Deno.test("an agency's health says that it is broken, and uses up no fault", async () => {
  await withOutsideWorld(async (world) => {
    assert.equal(await statusOf(world, "/health"), 204);
    await setMode(world, "error", 1);
    assert.equal(await statusOf(world, "/health"), 503);
    assert.equal(await statusOf(world, "/"), 500);
    assert.equal(await statusOf(world, "/health"), 204);
  });
});
