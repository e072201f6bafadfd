/** An attack: one case of security_cases.md, as many attempts. */
import type { Stage } from "./stage.ts";

export interface Attempt {
  /** What was sent, short enough for a line of the report. */
  name: string;
  /** The outcome in a word or two; attempts with the same outcome are counted together. */
  got: string;
  /** Why this outcome is a breach; absent if the gateway held. */
  breach?: string;
}

export interface Attack {
  /** Number of the case in security_cases.md. */
  number: number;
  title: string;
  expected: string;
  /** Runs attempts one after the other, because they share the upstream's answer or a fault. */
  inTurn?: boolean;
  /** All attempts, not started yet. */
  attempts(stage: Stage): (() => Promise<Attempt>)[];
  /** Resets what would affect the next attack. */
  after?(stage: Stage): Promise<void>;
}

/** The Cartesian product. */
export function pairs<A, B>(first: readonly A[], second: readonly B[]): [A, B][] {
  return first.flatMap((one) => second.map((other): [A, B] => [one, other]));
}
