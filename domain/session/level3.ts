/**
 * Level 3 belongs to one session and lapses by each service's own rule (architecture.md "Assurance levels"): it
 * was proved at a moment, and every service says how long ago that may have been.
 */
import type { Service } from "../services/service.ts";
import { isTooOld } from "./proof_age.ts";

export type Level3Way = "card" | "face";

export interface Level3Proof {
  at: number;
  way: Level3Way;
}

/** What the session lacks of level 3 for the service; `null` when nothing. */
export function level3Missing(
  { level3 }: { level3?: Level3Proof },
  { level, max_age }: Pick<Service, "level" | "max_age">,
  now: number,
): "never" | "lapsed" | null {
  if (level !== 3) return null;
  if (!level3) return "never";
  return isTooOld(level3.at, max_age, now) ? "lapsed" : null;
}
