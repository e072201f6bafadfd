/** A sample of every list of attacks; `deno task attacks` makes all attempts. */
import assert from "node:assert/strict";
import { ATTACKS, fight } from "./plan.ts";
import { setStage } from "./stage.ts";

/** Attempts from each list: few enough to run on every commit. */
const SAMPLE = 8;

Deno.test("attacks: a sample of every list ends as expected", async (t) => {
  await using stage = await setStage();
  for (const attack of ATTACKS) {
    await t.step(`${attack.number}: ${attack.title}`, async () => {
      const { attempts } = await fight(attack, stage, SAMPLE);
      assert.ok(attempts.length > 0);
      assert.deepEqual(attempts.filter(({ breach }) => breach), []);
    });
  }
});
