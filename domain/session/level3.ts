/**
 * Level 3 belongs to one session and lapses by each service's own rule (architecture.md "Assurance levels"): it
 * was proved at a moment, and every service says how long ago that may have been.
 */
export type Level3Way = "card" | "face";

export interface Level3Proof {
  at: number;
  way: Level3Way;
}
