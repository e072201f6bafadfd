/**
 * What stays open after its request was decided on: sockets, event streams, long downloads. They end with the
 * session that they were opened in.
 */
import type { Service } from "../../services/service.ts";

export interface OpenExchange {
  /** Where it is open, as its rules were then. */
  service: Service;
  /** Breaks it off: the session behind it has ended. */
  revoke(): void;
  /** The gateway stops; absent for what ends by itself. */
  goAway?(): void;
  /** Whether the person did something there since this was asked last. */
  wasActive?(): boolean;
}

export interface OpenExchanges {
  /** @returns what to call when it has ended */
  add(session: string, exchange: OpenExchange): () => void;
  /** Sessions were ended somewhere: the next look is due. */
  noteRevocation(): void;
  /** To be called every second: asks about the sessions after a revocation, and every fifth time in any case. */
  look(): Promise<void>;
  /** Tells those that never end by themselves, all or those that are open there. */
  goAway(where?: ReadonlySet<Service>): void;
  readonly size: number;
}

const LOOKS_WITHOUT_REVOCATION = 5;

export function createOpenExchanges(
  { isStillValid }: {
    /** Whether a session goes on; `active` when its person did something in it. */
    isStillValid(session: string, active: boolean): Promise<boolean>;
  },
): OpenExchanges {
  const bySession = new Map<string, Set<OpenExchange>>();
  let due = false;
  let skipped = 0;
  let looking = false;

  async function lookAt(session: string, exchanges: Set<OpenExchange>) {
    // Every one is asked: each forgets by being asked.
    const active = [...exchanges].filter((exchange) => exchange.wasActive?.()).length > 0;
    if (await isStillValid(session, active)) return;
    for (const exchange of [...exchanges]) exchange.revoke();
  }

  return {
    add(session, exchange) {
      const exchanges = bySession.get(session) ?? new Set();
      bySession.set(session, exchanges.add(exchange));
      return () => {
        exchanges.delete(exchange);
        if (exchanges.size === 0 && bySession.get(session) === exchanges) bySession.delete(session);
      };
    },

    noteRevocation() {
      due = true;
    },

    async look() {
      if (looking || (!due && ++skipped < LOOKS_WITHOUT_REVOCATION)) return;
      looking = true;
      due = false;
      skipped = 0;
      try {
        for (const [session, exchanges] of [...bySession]) await lookAt(session, exchanges);
      } catch (error) {
        // The store does not answer: the others are asked about next time.
        due = true;
        throw error;
      } finally {
        looking = false;
      }
    },

    goAway(where) {
      for (const exchanges of [...bySession.values()]) {
        for (const exchange of [...exchanges]) {
          if (where?.has(exchange.service) !== false) exchange.goAway?.();
        }
      }
    },

    get size() {
      let size = 0;
      for (const exchanges of bySession.values()) size += exchanges.size;
      return size;
    },
  };
}
