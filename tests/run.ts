/**
 * `deno task test:run [path…]`: all tests, or those named. They work in a folder of their own, which is empty at the
 * start and gone at the end, so that no run depends on what an earlier one left on the machine.
 */
import { unpackChromium } from "./support/chromium.ts";
import { testEnvironment, testFlags, type TestFolder } from "./support/test_process.ts";

export const SIDE_BY_SIDE = [
  "tests/browser",
  "tests/http",
  "tests/architecture_test.ts",
  "tests/configuration_test.ts",
  "tests/domain",
  "tests/views",
  "tests/adapters",
  "tests/contracts",
  "tests/sandbox",
  "tests/gateway",
  "tests/attacks",
  "tests/front",
  "tests/mutants",
  "tests/bench",
  "tests/support",
];
/** They watch memory and time, which other tests beside them would disturb. */
export const ONE_BY_ONE = ["tests/alone", "tests/crash"];

async function test(folder: TestFolder, args: string[]): Promise<boolean> {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["test", ...testFlags(folder), ...args],
    env: testEnvironment(folder),
  }).spawn();
  return (await child.status).success;
}

async function run(paths: string[]): Promise<boolean> {
  const base = await Deno.makeTempDir({ prefix: "panjereh_tests_" });
  try {
    const folder = { temporary: `${base}/tmp`, chromium: await unpackChromium(base) };
    await Deno.mkdir(folder.temporary);
    if (paths.length > 0) return await test(folder, paths);
    return await test(folder, ["--parallel", ...SIDE_BY_SIDE]) && await test(folder, ONE_BY_ONE);
  } finally {
    await Deno.remove(base, { recursive: true });
  }
}

if (import.meta.main) Deno.exit(await run(Deno.args) ? 0 : 1);
