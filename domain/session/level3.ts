/**
 * Level 3 belongs to one session and expires by each service's own rule (architecture.md "Assurance
 * levels"): it was proved at a certain time, and every service limits its age.
 */
export type Level3Way = "card" | "face";

export interface Level3Proof {
  at: number;
  way: Level3Way;
}
