import { SECOND } from "../platform/platform.ts";

/**
 * Whether an identity was proved longer ago than a service accepts (`max_age`, seconds). Told from the whole second of the
 * proof, which is what services hear of it (`auth_time`): gateway and window agree at every moment, and never send
 * anybody to and fro between them.
 */
export function isTooOld(provedAt: number, maxAge: number | undefined, now: number): boolean {
  return maxAge !== undefined && now > (Math.floor(provedAt / SECOND) + maxAge) * SECOND;
}
