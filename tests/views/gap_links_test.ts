/** The board of an application: a step that was never saved has one line, others each gap. */
import assert from "node:assert/strict";
import { catalogue } from "./sample.ts";

/** Links of the list above the submission, by the step that they lead to. */
function linksOf(name: string): Record<string, number> {
  const html = catalogue.find((entry) => entry.name === name)!.render();
  const [list] = html.split("</main>")[0].split("<ul>").slice(-1);
  const steps = [...list.matchAll(/href="\/applications\/[^/"]+\/([a-z]+)[/#"]/g)].map(([, one]) =>
    one
  );
  const counts: Record<string, number> = {};
  for (const step of steps) counts[step] = (counts[step] ?? 0) + 1;
  delete counts.history;
  return counts;
}

Deno.test("board: a new draft names each step once, a saved step each of its gaps", () => {
  const some = linksOf("applicationBoard/gaps");
  const all = linksOf("applicationBoard/refused");
  assert.ok(all.details > 2 && all.letter > 1, JSON.stringify(all));
  assert.equal(some.details, all.details, "it was saved once");
  assert.deepEqual(Object.keys(some), Object.keys(all));
  for (const [step, count] of Object.entries(some)) {
    if (step !== "details") assert.equal(count, 1, step);
  }
});
