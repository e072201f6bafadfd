/** Makes one change after the other and looks whether a test fails. */
import { type Mutant, mutate } from "./mutant.ts";
import { runTests } from "./test_run.ts";
import type { Tree } from "./tree.ts";

const SECOND = 1000;
/** The nearest tests take seconds. */
const LIMIT = 120 * SECOND;
/** All of them together, unaltered. */
const UNALTERED_LIMIT = 1800 * SECOND;

export type Verdict =
  /** The named test failed. */
  | { kind: "noticed"; by: string }
  /** The tests did not end within the limit. Somebody would look, so it counts as noticed. */
  | { kind: "hung" }
  | { kind: "unnoticed" }
  /** It does not compile or cannot be loaded, which says nothing about the tests. */
  | { kind: "invalid"; fault: string };

export interface Tried {
  mutant: Mutant;
  verdict: Verdict;
}

/** Names of the tests that fail without any change. */
export async function failingUnaltered(tree: Tree, mutants: readonly Mutant[]): Promise<string[]> {
  const tests = [...new Set(mutants.flatMap(({ tests }) => tests))];
  const run = await runTests(tree, tests, { limit: UNALTERED_LIMIT });
  if (run.hung) return ["(the time limit)"];
  if (run.success && run.passed > 0) return [];
  return run.failed.length > 0 ? run.failed : [`(no test) ${run.errors.slice(-2000)}`];
}

/** Tries the mutants, one at a time in each tree. */
export async function tryAll(
  trees: readonly Tree[],
  mutants: readonly Mutant[],
  { faults, onTried }: {
    faults: ReadonlyMap<Mutant, string>;
    onTried: (tried: Tried) => void;
  },
): Promise<Tried[]> {
  const verdicts = new Map<Mutant, Verdict>();
  const waiting = [...mutants];
  await Promise.all(trees.map(async (tree) => {
    for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
      const fault = faults.get(mutant);
      const verdict: Verdict = fault ? { kind: "invalid", fault } : await tryOne(tree, mutant);
      verdicts.set(mutant, verdict);
      onTried({ mutant, verdict });
    }
  }));
  return mutants.map((mutant) => ({ mutant, verdict: verdicts.get(mutant)! }));
}

async function tryOne(tree: Tree, mutant: Mutant): Promise<Verdict> {
  const text = await tree.read(mutant.file);
  await tree.write(mutant.file, mutate(text, mutant));
  try {
    const run = await runTests(tree, mutant.tests, { limit: LIMIT, args: ["--fail-fast"] });
    if (run.hung) return { kind: "hung" };
    if (run.failed.length > 0) return { kind: "noticed", by: run.failed[0] };
    if (run.success) return { kind: "unnoticed" };
    return { kind: "invalid", fault: "No test failed, yet the run did" };
  } finally {
    await tree.write(mutant.file, text);
  }
}
