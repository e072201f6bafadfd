/** The lists keep up with the program: each change can still be made, and its tests exist. */
import assert from "node:assert/strict";
import { MUTANTS } from "./mod.ts";
import { mutate, occurrences } from "./mutant.ts";
import { ROOT } from "./tree.ts";

const texts = new Map<string, string>();
for (const { file } of MUTANTS) {
  if (!texts.has(file)) texts.set(file, await Deno.readTextFile(`${ROOT}/${file}`));
}
const show = ({ file, original }: { file: string; original: string }) => `${file}: ${original}`;

Deno.test("mutants: every original occurs exactly once in its file", () => {
  const wrong = MUTANTS.filter(({ file, original }) =>
    occurrences(texts.get(file)!, original) !== 1
  );
  assert.deepEqual(wrong.map(show), []);
});

Deno.test("mutants: every change changes something and says what it means", () => {
  const wrong = MUTANTS.filter((mutant) =>
    mutate(texts.get(mutant.file)!, mutant) === texts.get(mutant.file) || mutant.means.length < 20
  );
  assert.deepEqual(wrong.map(show), []);
});

Deno.test("mutants: no change is listed twice", () => {
  const names = MUTANTS.map(({ file, original, changed }) => [file, original, changed].join("\n"));
  assert.deepEqual(names.filter((name, i) => names.indexOf(name) !== i), []);
});

Deno.test("mutants: the tests that should notice exist", async () => {
  for (const { file, tests } of MUTANTS) {
    assert.ok(tests.length > 0, file);
    for (const path of tests) await Deno.stat(`${ROOT}/${path}`);
  }
});

Deno.test("mutants: any white space of an original stands for any other, and $ for itself", () => {
  const text = "if (a  &&\n    b) return;\nif (c) return;\n";
  const mutant = { file: "", original: "a && b", changed: "$&", means: "", tests: [] };
  assert.equal(occurrences(text, mutant.original), 1);
  assert.equal(mutate(text, mutant), "if ($&) return;\nif (c) return;\n");
  assert.equal(occurrences(text, "return;"), 2);
});
