/** Counts uses in a sliding period, as the invariants see them: by the time of their commits. */
import { SECOND } from "../../../domain/platform/platform.ts";
import { MAX_SKEW } from "../machine/settings.ts";

/** From a decision to its commit: the machine was paused, and then the commit was held up. */
const LONGEST_DELAY = 25 * SECOND;
/** Two machines may disagree by so much about when a period is over. */
const TOLERANCE = 2 * MAX_SKEW + LONGEST_DELAY;

/** @returns how many there were within the period, this one included */
export function createCounter(period: number) {
  const times = new Map<string, number[]>();
  return {
    count(name: string, at: number): number {
      const recent = (times.get(name) ?? []).filter((time) => time > at - period + TOLERANCE);
      times.set(name, [...recent, at]);
      return recent.length + 1;
    },
    clear: (name: string) => void times.delete(name),
    takeBack: (name: string) => void times.get(name)?.pop(),
  };
}
