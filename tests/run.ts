/**
 * `deno task test:run [path…]`: all tests, or those given. They use a temporary folder that is
 * empty at the start and removed at the end, so that no run depends on what an earlier one left on
 * the machine. After `TEST_MINUTES` they are stopped, and deno names the running ones.
 */
import { unpackChromium } from "./support/chromium.ts";
import { groupTests } from "./support/test_groups.ts";
import { denoTest, type TestFolder } from "./support/test_process.ts";
import { print } from "./walk/out.ts";

/** Their files share nothing, and have the modules of a whole program or browser to themselves. */
export const SIDE_BY_SIDE = [
  "tests/browser",
  "tests/architecture_test.ts",
  "tests/findings_test.ts",
  "tests/references_test.ts",
  "tests/words_test.ts",
  "tests/views",
  "tests/contracts",
  "tests/attacks",
  "tests/mutants",
  "tests/simulation",
  "tests/bench",
  "tests/support",
];
/** Beside them; many small files. */
export const GROUPED = [
  "tests/adapters",
  "tests/domain",
  "tests/http",
  "tests/routes",
  "tests/sandbox",
];
/** Beside them too; programs of agencies and fronts. */
export const FRONTS = ["tests/front"];
/** Programs that are killed and stopped: they mostly wait, but not beside the browser. */
export const PROGRAMS = ["tests/crash"];
/** They measure memory and time, which concurrent tests would disturb. */
export const ONE_BY_ONE = ["tests/alone"];

/** Files at a time: one waits for its browser or program while others have the processors. */
const AT_A_TIME = navigator.hardwareConcurrency + 1;

const MINUTE = 60_000;
const SIGNALS: Deno.Signal[] = ["SIGINT", "SIGTERM"];
const limit = Number(Deno.env.get("TEST_MINUTES") || 40) * MINUTE;

/** The grouping files are in another folder than the settings. */
const BESIDE = ["--parallel", "--config", "deno.json"];

/** Makes all runs, so that failures of each are reported. */
async function runAll(folder: TestFolder, ending: AbortSignal): Promise<boolean> {
  const into = `${folder.temporary}/grouped`;
  const small = await groupTests(GROUPED, { into, atMost: 40 });
  const fronts = await groupTests(FRONTS, { into, atMost: 5 });
  const programs = await groupTests(PROGRAMS, { into, atMost: 3 });
  const first = [...SIDE_BY_SIDE, ...small, ...fronts];
  const beside = await denoTest(folder, [...BESIDE, ...first], ending, AT_A_TIME);
  const stopped = await denoTest(folder, [...BESIDE, ...programs], ending, AT_A_TIME);
  const alone = await denoTest(folder, ONE_BY_ONE, ending);
  return beside && stopped && alone;
}

async function run(paths: string[]): Promise<boolean> {
  const stopped = new AbortController();
  for (const signal of SIGNALS) Deno.addSignalListener(signal, () => stopped.abort());
  const late = AbortSignal.timeout(limit);
  late.addEventListener("abort", () => print(`Ended after ${limit / MINUTE} minutes`));
  const ending = AbortSignal.any([stopped.signal, late]);
  const base = await Deno.makeTempDir({ prefix: "panjereh_tests_" });
  try {
    const folder = { temporary: `${base}/tmp`, chromium: await unpackChromium(base) };
    await Deno.mkdir(folder.temporary);
    // PostgreSQL runs as another user than root; names below are random, and nobody may list them.
    for (const path of [base, folder.temporary]) await Deno.chmod(path, 0o711);
    return paths.length > 0 ? await denoTest(folder, paths, ending) : await runAll(folder, ending);
  } finally {
    await Deno.remove(base, { recursive: true });
  }
}

if (import.meta.main) Deno.exit(await run(Deno.args) ? 0 : 1);
