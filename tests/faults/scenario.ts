/** One fault of security_cases.md 34 to 40, made to happen to the running program. */
export interface Finding {
  /** What was going on, or was tried, meanwhile. */
  what: string;
  /** How many of it. */
  sent: number;
  expected: string;
  /** What came of it, with counts and times. */
  got: string;
  /** How many ended otherwise than expected. */
  lost: number;
}

export interface Scenario {
  number: number;
  fault: string;
  run(): Promise<Finding[]>;
}

/** "200: 12, 503: 3" */
export function countsOf(words: readonly (string | number)[]): string {
  return [...Map.groupBy(words, (word) => word)]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([word, { length }]) => `${word}: ${length}`).join(", ");
}

/** The value that this share of all is at most; `share` from 0 to 1. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

export const wait = (milliseconds: number) => new Promise((go) => setTimeout(go, milliseconds));
