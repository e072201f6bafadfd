/** One run of some tests in a copy of the tree, with the flags of the gate. */
import { endGroup, testEnvironment, testFlags } from "../support/test_process.ts";
import type { Tree } from "./tree.ts";

export interface TestRun {
  passed: number;
  /** Names of the tests that failed. */
  failed: string[];
  /** Ended by the time limit. */
  hung: boolean;
  success: boolean;
  /** What deno wrote to its error output. */
  errors: string;
}

export async function runTests(
  tree: Tree,
  tests: readonly string[],
  { limit, args = [] }: { limit: number; args?: string[] },
): Promise<TestRun> {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["test", ...testFlags(tree), "--reporter=tap", ...args, ...tests],
    cwd: tree.path,
    env: { ...testEnvironment(tree), NO_COLOR: "1" },
    stdout: "piped",
    stderr: "piped",
    // In a process group of its own, so that what the tests started ends with them.
    detached: true,
  }).spawn();
  let hung = false;
  const timer = setTimeout(() => {
    hung = true;
    endGroup(child.pid);
  }, limit);
  const { stdout, stderr, success } = await child.output();
  clearTimeout(timer);
  endGroup(child.pid);
  const said = new TextDecoder().decode(stdout);
  return {
    passed: said.match(/^ok \d/gm)?.length ?? 0,
    failed: [...said.matchAll(/^not ok \d+ - (.*)$/gm)].map(([, name]) => name),
    hung,
    success,
    errors: new TextDecoder().decode(stderr),
  };
}
