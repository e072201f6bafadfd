import type { Random } from "../../domain/platform/platform.ts";

export interface Dice {
  /** Uniform between `low` and `high`, in 65,536 steps. */
  between(low: number, high: number): number;
  pick<T>(choices: readonly T[]): T;
}

export function createDice(random: Random): Dice {
  const fraction = () => {
    const [high, low] = random.bytes(2);
    return (high * 256 + low) / 65536;
  };
  return {
    between: (low, high) => low + (high - low) * fraction(),
    pick: (choices) => choices[Math.floor(fraction() * choices.length)],
  };
}
