/**
 * In which of the clock's hours, or other fixed periods, a machine counts. It looks at its clock at
 * some moment between the request and its commit, and its clock may be wrong by `MAX_SKEW`.
 */
import { MAX_SKEW } from "../machine/settings.ts";

/** By the true time. */
interface Decision {
  askedAt: number;
  /** Of its commit. */
  at: number;
}

/**
 * The first and the last that its machine may have counted in; of each the number since the epoch.
 */
export const periodsOf = ({ askedAt, at }: Decision, length: number): [number, number] => [
  Math.floor((askedAt - MAX_SKEW) / length),
  Math.floor((at + MAX_SKEW) / length),
];

/**
 * The one that every clock showed for all of that time; `null` if there is none. No machine has
 * begun to count in the next one by then.
 */
export function periodOf(decision: Decision, length: number): number | null {
  const [first, last] = periodsOf(decision, length);
  return first === last ? first : null;
}
