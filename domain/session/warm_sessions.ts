/**
 * Sessions at services, cached in process for seconds: while an answer is warm, the hot path reads
 * no store. What is known of a person is dropped as soon as one of their sessions ends or changes.
 */
import { type Clock, type Random, renewalWithin, SECOND } from "../platform/platform.ts";
import { StoreUnavailable } from "../platform/store.ts";
import type { LiveSession } from "./use_session.ts";

/** The maximum age of a cached answer (docs/decisions/0100). */
const WARM = 5 * SECOND;
/** More people than one process can serve pages to within moments. */
const MAX_WARM = 5_000;
/** While the store does not answer, it is asked again once in this time. */
const PROBE_INTERVAL = SECOND;

interface Warm {
  live: LiveSession;
  /** From this time on a request starts a refresh in the background. */
  refreshFrom: number;
  until: number;
}

export interface WarmSessions {
  /** By the cookie of a service's host; `null` if there is no live session behind it. */
  of(token: string, service: string): Promise<LiveSession | null>;
  /** Drops what is known of these persons. */
  forget(accountIds: ReadonlySet<string>): void;
  forgetAll(): void;
}

/**
 * By the token itself: hashing it costs more than everything else on the hot path
 * (docs/decisions/0080).
 */
const nameOf = (token: string, service: string) => `${service} ${token}`;

export function createWarmSessions(
  { read, clock, random, outageGrace }: {
    read(token: string, service: string): Promise<LiveSession | null>;
    clock: Clock;
    random: Random;
    /**
     * Milliseconds for which an answer is still believed while the store does not answer
     * (docs/decisions/0231).
     */
    outageGrace: number;
  },
): WarmSessions {
  const warm = new Map<string, Warm>();
  const reads = createReads();
  /** When to ask the store again, after it did not answer. */
  let probeAt: number | undefined;

  /**
   * All stay warm equally long: Map's insertion order is the order of expiry, and the oldest are
   * evicted first. In an outage nothing is inserted, so that nothing is evicted.
   */
  function dropCold(now: number) {
    for (const [name, { until }] of warm) {
      if (until > now && warm.size < MAX_WARM) return;
      warm.delete(name);
    }
  }

  /** Reads, and caches the answer from `now` on; a negative answer is not cached. */
  async function warmUp(token: string, service: string, now: number): Promise<LiveSession | null> {
    const { live, isOvertaken } = await reads.run(() => read(token, service));
    probeAt = undefined;
    if (isOvertaken) return live;
    const name = nameOf(token, service);
    warm.delete(name);
    if (!live) return null;
    dropCold(now);
    const until = now + WARM;
    warm.set(name, { live, refreshFrom: renewalWithin(random, now, until), until });
    return live;
  }

  function refreshBeside(token: string, service: string, now: number) {
    // If the store does not answer now, the next request after the entry expired reads again, and
    // waits.
    warmUp(token, service, now).catch(() => {});
  }

  /** An answer that is no longer warm: only a store that does not answer makes it good. */
  async function ofExpired(
    { live, until }: Warm,
    token: string,
    service: string,
  ): Promise<LiveSession | null> {
    const now = clock.now();
    const isBelieved = now < until + outageGrace;
    if (probeAt !== undefined && isBelieved) {
      if (now >= probeAt) {
        probeAt = now + PROBE_INTERVAL;
        refreshBeside(token, service, now);
      }
      return live;
    }
    try {
      return await warmUp(token, service, now);
    } catch (error) {
      if (!isBelieved || !(error instanceof StoreUnavailable)) throw error;
      probeAt = clock.now() + PROBE_INTERVAL;
      return live;
    }
  }

  return {
    async of(token, service) {
      const now = clock.now();
      const hit = warm.get(nameOf(token, service));
      if (!hit || now >= hit.live.session.expiresAt) return await warmUp(token, service, now);
      if (now >= hit.until) return await ofExpired(hit, token, service);
      if (now >= hit.refreshFrom) {
        hit.refreshFrom = Infinity;
        refreshBeside(token, service, now);
      }
      return hit.live;
    },

    forget(accountIds) {
      reads.overtake(accountIds);
      for (const [name, { live }] of warm) {
        if (accountIds.has(live.account.id)) warm.delete(name);
      }
    },

    forgetAll() {
      reads.overtake();
      warm.clear();
    },
  };
}

interface Reading {
  isOvertaken: boolean;
  of: Set<string>;
}

/** Reads that are under way: an answer from before a revocation must not be cached after it. */
function createReads() {
  const underWay = new Set<Reading>();
  return {
    async run(read: () => Promise<LiveSession | null>) {
      const reading: Reading = { isOvertaken: false, of: new Set() };
      underWay.add(reading);
      try {
        const live = await read();
        const isOvertaken = reading.isOvertaken ||
          (live !== null && reading.of.has(live.account.id));
        return { live, isOvertaken };
      } finally {
        underWay.delete(reading);
      }
    },
    /** Of these persons, or of everybody. */
    overtake(accountIds?: ReadonlySet<string>) {
      for (const reading of underWay) {
        if (!accountIds) reading.isOvertaken = true;
        for (const id of accountIds ?? []) reading.of.add(id);
      }
    },
  };
}
