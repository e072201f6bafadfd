/** Sends one request with each cookie of a target. */
import { CONNECTIONS, measure, type Target } from "./wrk.ts";

export interface Used {
  /** Cookies, of those of the target. */
  used: number;
  /** Requests. */
  perSecond: number;
}

/** How many times longer than its beginning promised it may take: it becomes slower as memory fills. */
const TIMES = 3;

/** Goes on in slices of `seconds`, each from where the one before ended, until all are used or it takes too long. */
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
    // Those under way at the end may not have arrived.
    used = Math.min(all, used + Math.max(0, requests - CONNECTIONS));
    if (slice === 0) slices = used === 0 ? 0 : TIMES * Math.ceil(all / used);
  }
  return { used, perSecond: sent / spent };
}
