/** Some seeds of the simulation, and bugs that show early; `deno task simulate` runs all. */
import assert from "node:assert/strict";
import { BUGS } from "./runs/bugs.ts";
import { run, type RunResult } from "./runs/world.ts";

const SIGN_INS = 150;
const ran = new Map<number, RunResult>();

for (const seed of [101, 102]) {
  Deno.test(`Seed ${seed} breaks no invariant`, async () => {
    const result = await run({ seed, signIns: SIGN_INS });
    ran.set(seed, result);
    assert.equal(result.broken, undefined);
    assert.ok(result.signIns >= SIGN_INS);
  });
}

Deno.test("The same seed has the same history, and another one has not", async () => {
  const again = await run({ seed: 101, signIns: SIGN_INS });
  assert.deepEqual(again, ran.get(101));
  assert.notEqual(again.digest, ran.get(102)!.digest);
});

/** One for each invariant that breaks within moments. */
const EARLY = [
  "a right code is judged on an old reading",
  "a hand-off code is not deleted",
  "a wrong try is not written",
];

for (const bug of BUGS.filter(({ name }) => EARLY.includes(name))) {
  Deno.test(`The simulation finds this bug: ${bug.name}`, async () => {
    for (let seed = 1; seed <= 3; seed++) {
      const { broken } = await run({ seed, signIns: SIGN_INS, bug });
      if (broken?.invariant === bug.breaks) return;
    }
    assert.fail("not found");
  });
}
