/**
 * Number matching: the screen shows one of three numbers, the phone offers all three. Somebody who
 * does not see the screen can only guess, once.
 */
import type { Random } from "../platform/platform.ts";

export interface NumberMatch {
  /** On the screen. */
  shown: number;
  /** On the phone, in random order. */
  choices: number[];
}

const CHOICES = 3;
/** Two digits, without a leading zero. */
const LOWEST = 10;
const COUNT = 90;

export function newNumberMatch(random: Random): NumberMatch {
  const choices = new Set<number>();
  while (choices.size < CHOICES) choices.add(LOWEST + below(random, COUNT));
  const all = [...choices];
  return { shown: all[below(random, CHOICES)], choices: all };
}

/** A uniform number below `count` (at most 256). */
function below(random: Random, count: number): number {
  const bound = 256 - 256 % count;
  while (true) {
    const [byte] = random.bytes(1);
    if (byte < bound) return byte % count;
  }
}
