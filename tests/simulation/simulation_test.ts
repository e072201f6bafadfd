/** Some seeds of the simulation, and the bugs that show early; `deno task simulate` runs all. */
import assert from "node:assert/strict";
import { BUGS } from "./runs/bugs.ts";
import { run } from "./runs/world.ts";

const SIGN_INS = 150;

for (const seed of [101, 102, 103]) {
  Deno.test(`Seed ${seed} breaks no invariant`, async () => {
    const { broken, signIns } = await run({ seed, signIns: SIGN_INS });
    assert.equal(broken, undefined);
    assert.ok(signIns >= SIGN_INS);
  });
}

Deno.test("The same seed has the same history, and another one has not", async () => {
  const one = await run({ seed: 104, signIns: 60 });
  const same = await run({ seed: 104, signIns: 60 });
  const other = await run({ seed: 105, signIns: 60 });
  assert.deepEqual(same, one);
  assert.notEqual(other.digest, one.digest);
});

for (const bug of BUGS) {
  Deno.test(`The simulation finds that ${bug.name}`, async () => {
    for (let seed = 1; seed <= 5; seed++) {
      const { broken } = await run({ seed, signIns: 600, bug });
      if (broken?.invariant === bug.breaks) return;
    }
    assert.fail("not found");
  });
}
