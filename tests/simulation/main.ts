/**
 * `deno task simulate --seed N [--sign-ins N] [--bug NAME]`: one run, replayed exactly. `--bugs`:
 * finds every planted bug, and prints by which seeds. Without any of them: all bugs and a million
 * sign-ins (or `--sign-ins`) over many seeds on all cores, written to docs/simulation.md.
 */
import { parseArgs } from "node:util";
import { print, writeReport } from "../walk/out.ts";
import { BUGS } from "./runs/bugs.ts";
import { run } from "./runs/world.ts";
import { type Found, type Total, writeTable } from "./table.ts";
import type { Done } from "./worker.ts";
import { runAll } from "./workers.ts";

/** Few enough that each seed draws another fate, enough for some days. */
const SIGN_INS_A_SEED = 1000;
const SIGN_INS_FOR_A_BUG = 1000;
const SEEDS_FOR_A_BUG = 20;
const MILLION = 1_000_000;

const { values } = parseArgs({
  args: Deno.args,
  options: {
    seed: { type: "string" },
    "sign-ins": { type: "string" },
    bug: { type: "string" },
    bugs: { type: "boolean" },
  },
});

Deno.exit(await runAsAsked() ? 0 : 1);

function runAsAsked(): Promise<boolean> {
  const { seed, bug, bugs, "sign-ins": signIns } = values;
  if (seed !== undefined) return runOne(Number(seed), { bug, signIns });
  if (bugs) return findBugs().then((found) => found.length === BUGS.length);
  return runMany(Number(signIns ?? MILLION));
}

/** With a planted bug, as `findBugs` ran it. */
async function runOne(seed: number, { bug: name, signIns }: { bug?: string; signIns?: string }) {
  const bug = BUGS.find((one) => one.name === name);
  if (name !== undefined && !bug) throw new Error(`No such bug: ${name}`);
  const usual = bug ? SIGN_INS_FOR_A_BUG : SIGN_INS_A_SEED;
  const done = await run({ seed, signIns: Number(signIns ?? usual), bug });
  print(
    `seed ${seed}: ${done.signIns} sign-ins, ${done.commits} commits, ${done.steps} steps, ` +
      `history ${done.digest}`,
  );
  tellBroken(done);
  return done.broken === undefined;
}

async function runMany(wanted: number): Promise<boolean> {
  const found = await findBugs();
  const total = await simulate(wanted);
  await writeReport("simulation.md", writeTable(found, total));
  return total.broken.length === 0 && found.length === BUGS.length;
}

async function simulate(wanted: number): Promise<Total> {
  const began = performance.now();
  const total: Total = { seeds: 0, signIns: 0, commits: 0, steps: 0, seconds: 0, broken: [] };
  await runAll(seeds(), (done) => {
    total.seeds++;
    total.signIns += done.signIns;
    total.commits += done.commits;
    total.steps += done.steps;
    if (done.broken) total.broken.push(done);
    tellBroken(done);
    const seconds = (performance.now() - began) / 1000;
    const rate = Math.round(total.signIns / seconds);
    if (total.seeds % 50 === 0) {
      print(`${total.signIns} sign-ins in ${Math.round(seconds)} s (${rate} a second)`);
    }
    return total.signIns < wanted;
  });
  return { ...total, seconds: (performance.now() - began) / 1000 };
}

function* seeds(bug?: string) {
  for (let seed = 1; !bug || seed <= SEEDS_FOR_A_BUG; seed++) {
    yield { seed, signIns: bug ? SIGN_INS_FOR_A_BUG : SIGN_INS_A_SEED, bug };
  }
}

/** Each bug by the first seed that finds it. */
async function findBugs(): Promise<Found[]> {
  const found: Found[] = [];
  for (const { name, breaks } of BUGS) {
    await runAll(seeds(name), (done) => {
      // What ran beside the one that found it.
      if (found.at(-1)?.bug === name) return false;
      if (done.broken?.invariant !== breaks) return true;
      found.push({ bug: name, invariant: breaks, ...done, what: done.broken.what });
      return false;
    });
    const last = found.at(-1);
    print(last?.bug === name ? `seed ${last.seed} finds: ${name}` : `NOT FOUND: ${name}`);
  }
  return found;
}

function tellBroken({ seed, broken, steps, digest }: Done): void {
  if (!broken) return;
  print(`seed ${seed}, step ${steps}, history ${digest}: ${broken.invariant}: ${broken.what}`);
}
