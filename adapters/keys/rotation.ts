/** When the keys of a ring change, and to what. */
import { isReplaced } from "../../domain/console/key_replacement.ts";
import { DAY } from "../../domain/platform/platform.ts";
import type { SealedKey } from "./sealed_key.ts";

export interface Ring {
  current: SealedKey & { since: number };
  next: SealedKey & { publishedAt: number };
  /** Without their private halves, unless they are kept. */
  retiring: (Omit<SealedKey, "sealed"> & Partial<SealedKey> & { until: number })[];
}

/** In milliseconds. */
export interface Rules {
  /** For which a key signs. */
  period: number;
  /** For which at least a key is published before it signs. */
  publishedBefore: number;
  /** For which a key is published after its last signature. */
  grace: number;
  /** Whether retiring keys keep their private halves. */
  keepsPrivate?: boolean;
}

export const RULES: Rules = {
  period: 30 * DAY,
  // Caches of the JWKS live five minutes.
  publishedBefore: DAY,
  // Assertions live one minute.
  grace: DAY,
};

export interface Times {
  now: number;
  /** When operators replaced this ring's keys last, if ever. */
  replacedAt: number;
}

/** Whether the current key has signed for long enough, and the next one can sign. */
export function isDue(ring: Ring, { now, replacedAt }: Times, rules: Rules): boolean {
  const { current, next } = ring;
  const { period, publishedBefore } = rules;
  return isReplaced(ring, replacedAt) ||
    now >= current.since + period && now >= next.publishedAt + publishedBefore;
}

/**
 * The ring after a change of keys: the next one signs, and `fresh` is published.
 *
 * @param first signs if nobody knows the next one, or if that is not trusted any more
 */
export function advance(
  ring: Ring | undefined,
  { now, replacedAt, fresh, first }: Times & { fresh: SealedKey; first: SealedKey },
  { grace, keepsPrivate }: Rules,
): Ring {
  const next = { ...fresh, publishedAt: now };
  if (!ring) return { current: { ...first, since: now }, next, retiring: [] };
  if (isReplaced(ring, replacedAt)) {
    // By this machine's clock it may not have happened yet.
    const since = Math.max(now, replacedAt);
    return {
      current: { ...first, since },
      next: { ...fresh, publishedAt: since },
      retiring: [],
    };
  }
  const { kid, publicKey, sealed } = ring.current;
  return {
    current: { ...ring.next, since: now },
    next,
    retiring: [
      ...ring.retiring.filter(({ until }) => until > now),
      { kid, publicKey, ...keepsPrivate && { sealed }, until: now + grace },
    ],
  };
}
