/** What may happen to a call on its way to the store and back. */
import type { Dice } from "../engine/dice.ts";
import type { Readable } from "./engine.ts";

export interface Trip {
  there: number;
  back: number;
  /**
   * `lost`: it never arrives; `unanswered`: it is done, and nobody learns it; `late`: the same long
   * after its sender has given it up.
   */
  fate: "answered" | "lost" | "unanswered" | "late";
}

/** After which a machine gives a call up. */
export const PATIENCE = 2000;

const FAILING = 0.001;
/** An unknown commit is what is hard to get right. */
const COMMITS_FAIL_MORE = 15;
const SLOW_SHARE = 0.005;
/** Held up in a pooler for so long, and then done after all. */
const LATE = 15_000;

export interface StoreNetwork {
  trip(isCommit: boolean): Trip;
  /** Nothing is answered from now until then. */
  losePrimary(now: number, duration: number): void;
  hasPrimary(now: number): boolean;
  cut(machine: string, until: number): void;
  isCut(machine: string, now: number): boolean;
  /** This machine talks to the former primary, which answers what it knew and commits nothing. */
  strand(machine: string, until: number, known: Readable): void;
  /** What the machine reads there; absent: it talks to the primary. */
  strandedAt(machine: string, now: number): Readable | undefined;
  /** Nothing fails from now on. */
  heal(): void;
}

export function createStoreNetwork(dice: Dice): StoreNetwork {
  const cuts = new Map<string, number>();
  const stranded = new Map<string, { until: number; known: Readable }>();
  let backAt = 0;
  let isHealed = false;

  function fate(isCommit: boolean): Trip["fate"] {
    const drawn = dice.next() / (isCommit ? COMMITS_FAIL_MORE : 1);
    if (isHealed || drawn > FAILING) return "answered";
    if (drawn < FAILING / 2) return "lost";
    return isCommit && drawn > FAILING * 0.9 ? "late" : "unanswered";
  }

  /** Mostly a fraction of a millisecond; sometimes so long that others overtake. */
  const way = () =>
    isHealed || !dice.chance(SLOW_SHARE) ? dice.between(0.1, 1.5) : dice.between(2, 250);

  return {
    trip(isCommit) {
      const trip = { there: way(), back: way(), fate: fate(isCommit) };
      return trip.fate === "late" ? { ...trip, there: dice.between(PATIENCE, LATE) } : trip;
    },
    losePrimary: (now, duration) => void (backAt = now + duration),
    hasPrimary: (now) => now >= backAt,
    cut: (machine, until) => void cuts.set(machine, until),
    isCut: (machine, now) => (cuts.get(machine) ?? 0) > now,
    strand: (machine, until, known) => void stranded.set(machine, { until, known }),
    strandedAt(machine, now) {
      const at = stranded.get(machine);
      return at && at.until > now ? at.known : undefined;
    },
    heal() {
      stranded.clear();
      isHealed = true;
      backAt = 0;
      cuts.clear();
    },
  };
}
