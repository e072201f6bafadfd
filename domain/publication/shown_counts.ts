/** Counts as an agency sees them (docs/decisions/0339). */
import { TOOK } from "./traffic/traffic.ts";

/** Fewer people than this are not counted where they did not arrive: somebody may know them. */
const FEW = 5;

/** Of people who did not arrive: `null` for few, but none is none. */
export const withoutFew = (count: number): number | null => count > 0 && count < FEW ? null : count;

/**
 * Milliseconds within which 95 of 100 answers came; `Infinity` beyond the last bound, `null` without
 * answers.
 */
export function mostWithin(took: readonly number[]): number | null {
  const all = took.reduce((sum, count) => sum + count, 0);
  if (all === 0) return null;
  let sum = 0;
  for (const [place, count] of took.entries()) {
    sum += count;
    if (sum >= all * 0.95) return TOOK[place] ?? Infinity;
  }
  return Infinity;
}
