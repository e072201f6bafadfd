/**
 * `deno task walk:faults`: walks through all cells and writes docs/walk_faults.md. Words of steps'
 * names as arguments select cells, and then nothing is written.
 */
import { LANGUAGES } from "../browser/support/citizen.ts";
import { launchChromium, movableClock, type Stage } from "../browser/support/stage.ts";
import { startTestProgram } from "../support/program.ts";
import { type Cell, walkCell } from "./cell.ts";
import { print, writeReport } from "./out.ts";
import { cellsOf, STEPS } from "./plan.ts";
import type { FaultStep } from "./step.ts";
import { reasonOf, type Walked, writeTable } from "./table.ts";

/** Cells mostly wait: for time limits, and for each other's program. */
const LANES = 3;

const began = performance.now();
const chosen = STEPS.filter(({ name, targets }) =>
  !Deno.args.length || Deno.args.some((word) => `${name} ${targets}`.includes(word))
);
const browser = await launchChromium();
const walked = new Map<Cell, Walked>();
const cells = chosen.flatMap((step) => cellsOf(step, LANGUAGES));
const waiting = chosen.slice();
await Promise.all(Array.from({ length: LANES }, async () => {
  for (let step = waiting.shift(); step; step = waiting.shift()) await walkStep(step);
}));
await browser.close();

const all = cells.map((cell) => walked.get(cell)!);
const failed = all.filter(({ outcome }) => outcome === "FAILED");
const minutes = Math.ceil((performance.now() - began) / 60_000);
if (!Deno.args.length) await writeReport("walk_faults.md", writeTable(all, minutes));
print(`${all.length} walked, ${all.length - failed.length} passed, ${failed.length} failed`);
Deno.exit(failed.length ? 1 : 0);

/** Each step has its own program, so that faults and open breakers do not affect other steps. */
async function walkStep(step: FaultStep): Promise<void> {
  const clock = movableClock();
  const program = await startTestProgram({ clock, secondProvider: step.secondProvider });
  const stage: Stage = { browser, program, clock };
  for (const cell of cells.filter((cell) => cell.step === step)) {
    const result = await walkCell(stage, cell).then(
      (outcome): Walked => ({ ...cell, outcome }),
      (error: Error): Walked => ({ ...cell, outcome: "FAILED", reason: firstLines(error) }),
    );
    walked.set(cell, result);
    if (result.reason) print(reasonOf(result));
  }
  await program.stop();
}

function firstLines({ message }: Error): string {
  return message.split("\n").filter((line) => line.trim()).join(" ").slice(0, 400);
}
