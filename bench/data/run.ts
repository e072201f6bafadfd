// deno-lint-ignore-file no-console -- it speaks to the terminal
/**
 * `deno task bench:data`: start, memory and a warm request with much data beside little, in turn;
 * and a page of letters in a large box beside a small one. Writes a chapter of docs/performance.md.
 */
import { quantile } from "../../tests/faults/scenario.ts";
import { freePort } from "../../tests/support/program.ts";
import { readMachine } from "../gateway/machine.ts";
import { writeChapter } from "../gateway/chapter.ts";
import { describeMachine, tableRow } from "../gateway/page.ts";
import { median } from "../gateway/wrk.ts";
import { startDeno } from "../gateway/processes.ts";
import { measurePages } from "../messages/pages.ts";
import { type Figures, LARGE, measure, USUAL, type World } from "./worlds.ts";

const ROUNDS = 3;
const LETTERS = { few: 20, many: 10_000 };

const load = Deno.loadavg()[0];
// Its ends of all connections are not in the process that takes the time.
const agency = freePort();
await using _agency = await startDeno(new URL("agency.ts", import.meta.url), {
  args: [String(agency)],
  port: agency,
});
const found = new Map<World, Figures[]>();
for (let round = 0; round < ROUNDS; round++) {
  for (const world of [USUAL, ...LARGE]) {
    const figures = await measure(world, agency);
    console.log(round, world.name, figures);
    found.set(world, [...found.get(world) ?? [], figures]);
  }
}

const COLUMNS = [
  ["start, ms", "start"],
  ["of processor, ms", "starting"],
  ["MB after it", "started"],
  ["MB in use", "used"],
  ["MB at rest", "rested"],
  ["a warm request, µs", "request"],
  ["of processor, µs", "processor"],
] as const satisfies readonly (readonly [string, keyof Figures])[];
const middle = (world: World, name: keyof Figures) =>
  Math.round(median(found.get(world)!.map((figures) => figures[name])));

const firstPageOf = async (letters: number) =>
  (await measurePages({ letters, readers: 1, rests: [0], rounds: 1, seconds: 3 }))[0];
const pages = [await firstPageOf(LETTERS.few), await firstPageOf(LETTERS.many)];

const text = [
  tableRow(["", ...COLUMNS.map(([title]) => title)]),
  tableRow(["---", ...COLUMNS.map(() => "--:")]),
  ...[USUAL, ...LARGE].map((world) =>
    tableRow([world.name, ...COLUMNS.map(([, name]) => middle(world, name))])
  ),
  "",
  tableRow(["first page of a box", "p50, ms", "of processor, ms"]),
  tableRow(["---", "--:", "--:"]),
  ...pages.map(({ times, processor }, at) =>
    tableRow([
      `${Object.values(LETTERS)[at].toLocaleString("en")} letters`,
      quantile(times, 0.5).toFixed(1),
      processor.toFixed(1),
    ])
  ),
  "",
  `${describeMachine(readMachine())}, ${new Date().toISOString().slice(0, 10)}, Deno ` +
  `${Deno.version.deno}, load before ${load.toFixed(1)}. Medians of ${ROUNDS} rounds in turn.`,
].join("\n");
console.log(text);
await writeChapter("performance.md", "bench:data", text);
