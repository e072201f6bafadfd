/** Sends one request with each cookie of a target. */
import { CONNECTIONS, measure, type Target } from "./wrk.ts";

export interface Used {
  /** Number of cookies used. */
  used: number;
  /** Requests. */
  perSecond: number;
}

/**
 * How many times longer than the first slice predicts it may take: it slows down as memory fills.
 */
const TIMES = 3;

/**
 * Runs in slices of `seconds`, each continuing from the one before, until all cookies are used or
 * it takes too long.
 */
export async function useEach(
  target: Target,
  { seconds, send = measure }: { seconds: number; send?: typeof measure },
): Promise<Used> {
  const all = target.cookies.length;
  let [used, sent, spent, slices] = [0, 0, 0, Infinity];
  for (let slice = 0; used < all && slice < slices; slice++) {
    const load = { connections: CONNECTIONS, seconds, from: used };
    const { requests, perSecond } = await send(target, load);
    sent += requests;
    spent += requests / perSecond;
    // Those in flight at the end may not have arrived.
    used = Math.min(all, used + Math.max(0, requests - CONNECTIONS));
    if (slice === 0) slices = used === 0 ? 0 : TIMES * Math.ceil(all / used);
  }
  return { used, perSecond: sent / spent };
}
