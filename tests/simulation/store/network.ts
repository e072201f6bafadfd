/** What may happen to a call on its way to the store and back. */
import type { Dice } from "../engine/dice.ts";

export interface Trip {
  there: number;
  back: number;
  /** `lost`: it never arrives; `unanswered`: it is done, and nobody learns it. */
  fate: "answered" | "lost" | "unanswered";
}

/** After which a machine gives a call up. */
export const PATIENCE = 2000;

const FAILING = 0.001;
/** An unknown commit is what is hard to get right. */
const COMMITS_FAIL_MORE = 15;
const SLOW_SHARE = 0.005;

export interface StoreNetwork {
  trip(isCommit: boolean): Trip;
  /** Nothing is answered from now until then. */
  losePrimary(now: number, duration: number): void;
  hasPrimary(now: number): boolean;
  cut(machine: string, until: number): void;
  isCut(machine: string, now: number): boolean;
  /** Nothing fails from now on. */
  heal(): void;
}

export function createStoreNetwork(dice: Dice): StoreNetwork {
  const cuts = new Map<string, number>();
  let backAt = 0;
  let isHealed = false;

  function fate(isCommit: boolean): Trip["fate"] {
    const drawn = dice.next() / (isCommit ? COMMITS_FAIL_MORE : 1);
    if (isHealed || drawn > FAILING) return "answered";
    return drawn < FAILING / 2 ? "lost" : "unanswered";
  }

  /** Mostly a fraction of a millisecond; sometimes so long that others overtake. */
  const way = () =>
    isHealed || !dice.chance(SLOW_SHARE) ? dice.between(0.1, 1.5) : dice.between(2, 250);

  return {
    trip: (isCommit) => ({ there: way(), back: way(), fate: fate(isCommit) }),
    losePrimary: (now, duration) => void (backAt = now + duration),
    hasPrimary: (now) => now >= backAt,
    cut: (machine, until) => void cuts.set(machine, until),
    isCut: (machine, now) => (cuts.get(machine) ?? 0) > now,
    heal() {
      isHealed = true;
      backAt = 0;
      cuts.clear();
    },
  };
}
