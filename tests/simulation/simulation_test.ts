/** Some seeds of the simulation, and bugs that show early; `deno task simulate` runs all. */
import assert from "node:assert/strict";
import { BUGS } from "./runs/bugs.ts";
import { run, type RunResult } from "./runs/world.ts";

const SIGN_INS = 150;
const ran = new Map<number, RunResult>();

for (const seed of [101, 102]) {
  Deno.test(`Seed ${seed} breaks no invariant`, async () => {
    const result = await run({ seed, signIns: SIGN_INS, isEverybody: true });
    ran.set(seed, result);
    assert.equal(result.broken, undefined);
    assert.ok(result.signIns >= SIGN_INS);
  });
}

/** What each kind of person leaves in the audit log. */
const LEFT = [
  "session.created",
  "session.ended",
  "session.refused",
  "code.wrong",
  "code.limited",
  "qr.approved",
  "qr.code_unknown",
  "level.raised",
  "level.limited",
  "company.acting",
  "company.refused",
  "notice.sent",
];

Deno.test("All kinds of people act in these seeds", () => {
  const events = new Set([...ran.values()].flatMap(({ events }) => Object.keys(events)));
  assert.deepEqual(LEFT.filter((event) => !events.has(event)), []);
});

Deno.test("The same seed has the same history, and another one has not", async () => {
  const again = await run({ seed: 101, signIns: SIGN_INS, isEverybody: true });
  assert.deepEqual(again, ran.get(101));
  assert.notEqual(again.digest, ran.get(102)!.digest);
});

Deno.test("A seed that fails is replayed: it fails at the same event in the same way", async () => {
  const bug = BUGS.find(({ name }) => name === "a wrong try is not written");
  const [one, two] = [
    await run({ seed: 1, signIns: SIGN_INS, bug }),
    await run({ seed: 1, signIns: SIGN_INS, bug }),
  ];
  assert.ok(one.broken);
  assert.deepEqual(one, two);
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
