// deno-lint-ignore-file no-console -- it speaks to the terminal
/**
 * `deno task bench:cold`: the first request of people whom the process has not seen, and their
 * second one, with both algorithms in turn; writes a chapter of docs/performance.md.
 */
import { ASSERTION_ALGS, type AssertionAlg } from "../../domain/services/attributes.ts";
import { freePort } from "../../tests/support/program.ts";
import { startOurs } from "../gateway/contenders/ours.ts";
import { lookUp } from "../gateway/look_up.ts";
import { readMachine } from "../gateway/machine.ts";
import { startDeno } from "../gateway/processes.ts";
import { writeChapter } from "../gateway/chapter.ts";
import { describeMachine, tableRow } from "../gateway/page.ts";
import { median } from "../gateway/wrk.ts";
import { timeOfSignature } from "./sign.ts";
import { type Spent, useInTurn } from "./use.ts";

const ROUNDS = 5;
const PEOPLE = 1500;
/** So few that all have come again within the five seconds for which a session is warm. */
const GROUP = 250;
/** Not counted: V8 compiles. */
const WARM_UP = 500;
const PATIENCE = 120_000;

/** In microseconds a request. */
interface Cost {
  median: number;
  /** Of the program, all threads together. */
  processor: number;
}

interface Costs {
  signature: number;
  /** For the session and what belongs to it. */
  look: number;
  first: Cost;
  again: Cost;
}

async function measure(alg: AssertionAlg, upstream: number): Promise<Costs> {
  const folder = await Deno.makeTempDir({ prefix: "panjereh_cold_" });
  try {
    await using ours = await startOurs({
      ...{ folder, upstream, people: WARM_UP + PEOPLE, patience: PATIENCE },
      settings: { assertion_alg: alg },
    });
    const { target, pid } = ours;
    await useInTurn({ ...target, cookies: target.cookies.slice(0, WARM_UP) }, pid);
    const [first, again]: Spent[][] = [[], []];
    for (let at = WARM_UP; at < target.cookies.length; at += GROUP) {
      const group = { ...target, cookies: target.cookies.slice(at, at + GROUP) };
      first.push(await useInTurn(group, pid));
      again.push(await useInTurn(group, pid));
    }
    const signature = await timeOfSignature(alg);
    const look = await lookUp(folder, target.cookies);
    return { signature, look, first: costOf(first), again: costOf(again) };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** The same people at a program that does only what cannot be left out. */
async function measureBare(upstream: number): Promise<Cost> {
  const folder = await Deno.makeTempDir({ prefix: "panjereh_cold_" });
  try {
    const port = freePort();
    const args = [port, upstream, `${folder}/store`, WARM_UP + PEOPLE].map(String);
    await using program = await startDeno(new URL("bare_cold.ts", import.meta.url), {
      ...{ args, port, patience: PATIENCE },
      flags: ["--unstable-kv"],
    });
    const cookies = Array.from({ length: WARM_UP + PEOPLE }, (_, person) => `person=${person}`);
    const target = { port, host: "library.localhost", cookies };
    await useInTurn({ ...target, cookies: cookies.slice(0, WARM_UP) }, program.pid);
    return costOf([
      await useInTurn({ ...target, cookies: cookies.slice(WARM_UP) }, program.pid),
    ]);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

function costOf(spent: Spent[]): Cost {
  const times = spent.flatMap(({ times }) => times);
  const processor = spent.reduce((sum, { processor }) => sum + processor, 0);
  return { median: median(times), processor: processor / times.length };
}

const load = Deno.loadavg()[0];
await using agency = Deno.serve(
  { hostname: "127.0.0.1", port: 0, onListen() {} },
  () => new Response("1"),
);
const found: Record<AssertionAlg, Costs[]> = { ES256: [], EdDSA: [] };
const bare: Cost[] = [];
for (let round = 0; round < ROUNDS; round++) {
  const order = round % 2 === 0 ? ASSERTION_ALGS : ASSERTION_ALGS.toReversed();
  for (const alg of order) {
    const costs = await measure(alg, agency.addr.port);
    found[alg].push(costs);
    console.log(round, alg, costs);
  }
  bare.push(await measureBare(agency.addr.port));
  console.log(round, "bare", bare.at(-1));
}

const middle = (alg: AssertionAlg, read: (costs: Costs) => number) => median(found[alg].map(read));
const COLUMNS: readonly (readonly [string, (costs: Costs) => number])[] = [
  ["signature alone", ({ signature }) => signature],
  ["a look into the store alone", ({ look }) => look],
  ["first: median", ({ first }) => first.median],
  ["first: processor", ({ first }) => first.processor],
  ["again: median", ({ again }) => again.median],
  ["again: processor", ({ again }) => again.processor],
];
const text = [
  tableRow(["µs", ...COLUMNS.map(([title]) => title)]),
  tableRow(["---", ...COLUMNS.map(() => "--:")]),
  ...ASSERTION_ALGS.map((alg) =>
    tableRow([alg, ...COLUMNS.map(([, read]) => Math.round(middle(alg, read)))])
  ),
  tableRow([
    "two looks, Ed25519 and one exchange, nothing else",
    "",
    "",
    Math.round(median(bare.map((cost) => cost.median))),
    Math.round(median(bare.map((cost) => cost.processor))),
    "",
    "",
  ]),
  tableRow([
    "EdDSA / ES256",
    ...COLUMNS.map(([, read]) => (middle("EdDSA", read) / middle("ES256", read)).toFixed(2)),
  ]),
  "",
  `${describeMachine(readMachine())}, ${
    new Date().toISOString().slice(0, 10)
  }, Deno ${Deno.version.deno}, load before ${load.toFixed(1)}. Medians of ${ROUNDS} rounds of ` +
  `${PEOPLE} people, one request at a time.`,
].join("\n");
console.log(text);
await writeChapter("performance.md", "bench:cold", text);
