/** What an attack is: one case of security_cases.md, as many attempts. */
import type { Stage } from "./stage.ts";

export interface Attempt {
  /** What was sent, short enough for a line of a report. */
  name: string;
  /** What came of it, in a word or two: attempts that ended alike are counted together. */
  got: string;
  /** Why this must not be; absent where the gateway held. */
  breach?: string;
}

export interface Attack {
  /** Of security_cases.md. */
  number: number;
  title: string;
  expected: string;
  /** One after the other instead of several at a time: they share what the upstream answers, or a fault. */
  inTurn?: boolean;
  /** All of them, not begun yet. */
  attempts(stage: Stage): (() => Promise<Attempt>)[];
  /** Undoes what the next attack must not meet. */
  after?(stage: Stage): Promise<void>;
}

/** Each of the first with each of the second. */
export function pairs<A, B>(first: readonly A[], second: readonly B[]): [A, B][] {
  return first.flatMap((one) => second.map((other): [A, B] => [one, other]));
}
