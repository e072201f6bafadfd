/** A change for the worse, made to the program on purpose: some test must fail because of it. */

export interface Mutant {
  /** From the repository's root. */
  file: string;
  /** Occurs exactly once in the file; any white space stands for any other. */
  original: string;
  /** Takes its place; empty where the original is deleted. */
  changed: string;
  /** What would go wrong for people. */
  means: string;
  /** The nearest tests: files or folders from the repository's root. */
  tests: string[];
}

/** A mutant of a list whose mutants share a file and tests. */
export type Change = [original: string, changed: string, means: string];

/** The mutants of one file that the same tests should notice. */
export function mutantsOf(file: string, tests: string[], changes: Change[]): Mutant[] {
  return changes.map(([original, changed, means]) => ({ file, original, changed, means, tests }));
}

/** How often the original occurs in the file's text. */
export function occurrences(text: string, original: string): number {
  return [...text.matchAll(patternOf(original))].length;
}

/** The file's text with the change made. */
export function mutate(text: string, { original, changed }: Mutant): string {
  return text.replace(patternOf(original), () => changed);
}

function patternOf(original: string): RegExp {
  const parts = original.trim().split(/\s+/).map((part) => RegExp.escape(part));
  return new RegExp(parts.join("\\s+"), "g");
}
