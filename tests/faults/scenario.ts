/** A fault of security_cases.md, caused in the running program. */
export interface Finding {
  /** The load or attempt during the fault. */
  what: string;
  /** How many requests or attempts. */
  sent: number;
  expected: string;
  /** The outcome, with counts and times. */
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

/** The quantile of the values; `share` from 0 to 1. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

export const wait = (milliseconds: number) => new Promise((go) => setTimeout(go, milliseconds));
