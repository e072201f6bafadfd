/**
 * What a browser must show before an SMS is sent, by what came from its place and how the whole
 * system fares (docs/decisions/0179). Demands grow, but none of them closes a place: a person who
 * reads the pictures always gets a code. A browser that the number's owner has used is not affected.
 */
import { type PlaceBudget, type PlaceLimits, unusedOf } from "./place.ts";
import type { SendingStrain } from "./system_strain.ts";

/** From the least to the most. */
export const DEMANDS = ["proof", "picture", "two_pictures"] as const;

/** `proof`: a proof of work or a picture. */
export type Demand = typeof DEMANDS[number];

export interface Crowd {
  ip: PlaceBudget;
  network: PlaceBudget;
  sending: SendingStrain;
}

export function demandOf(
  { ip, network, sending }: Crowd,
  rules: { ip: PlaceLimits; network: PlaceLimits },
): Demand {
  return strictest(
    demandOfPlace(ip, rules.ip),
    demandOfPlace(network, rules.network),
    sending === "unused" ? "picture" : "proof",
  );
}

export function demandOfPlace(place: PlaceBudget, limits: PlaceLimits): Demand {
  const { sent, used } = place;
  const isMany = unusedOf(place) >= limits.unusedPerHour;
  const isMostlyUnused = sent >= limits.ratioFrom && used < sent * limits.leastUsedRatio;
  if (isGuessing(place, limits) || (isMany && isMostlyUnused)) return "two_pictures";
  return isMany || isMostlyUnused ? "picture" : "proof";
}

/** Many people fail often too, but more of them succeed. */
export function isGuessing(
  { failedCaptchas, used }: PlaceBudget,
  limits: Pick<PlaceLimits, "failedCaptchasPerHour">,
): boolean {
  return failedCaptchas >= limits.failedCaptchasPerHour && failedCaptchas > used;
}

const strictest = (...demands: Demand[]) =>
  DEMANDS[Math.max(...demands.map((demand) => DEMANDS.indexOf(demand)))];

/** How a security code was answered rightly. */
export interface Shown {
  by: "proof" | "picture";
  /** Of the challenge, when it was drawn. */
  bits: number;
  /** The challenge was drawn after another one was read. */
  isSecond: boolean;
}

/**
 * `picture`: a proof is not enough; `another`: one picture is not; `expired`: the challenge was
 * drawn when less work was required.
 */
export type Lack = "picture" | "another" | "expired";

/** People who drew a challenge just before the work doubled are not asked again. */
const BITS_OF_GRACE = 1;

/** `null` if what was shown is enough now. */
export function lackOf(shown: Shown, demand: Demand, bits: number): Lack | null {
  if (shown.by === "picture") {
    return demand === "two_pictures" && !shown.isSecond ? "another" : null;
  }
  if (demand !== "proof") return "picture";
  return shown.bits < bits - BITS_OF_GRACE ? "expired" : null;
}
