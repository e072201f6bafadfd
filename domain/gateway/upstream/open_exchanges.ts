/**
 * Exchanges that outlast their decision: WebSockets, event streams, long downloads. They end when
 * the person would not be admitted any more: their session has ended, or what they proved is too old
 * for the service.
 */
import { accessRefusal } from "../../access/refusal.ts";
import type { Standing } from "../../access/needs.ts";
import type { Clock } from "../../platform/platform.ts";
import type { Service } from "../../services/service.ts";

export interface OpenExchange {
  /** The service, with the rules at that time. */
  service: Service;
  /** Aborts the exchange: it would not be admitted any more. */
  revoke(): void;
  /**
   * Asks the client to reconnect, because the gateway stops or the rules changed; absent for
   * exchanges that end by themselves.
   */
  drain?(): void;
  /** Whether the person was active since the last call. */
  wasActive?(): boolean;
}

export interface OpenExchanges {
  /**
   * @param session `null`: a stranger's, which no session's end revokes
   * @returns a function to call when it has ended
   */
  add(session: string | null, exchange: OpenExchange): () => void;
  /** Sessions were ended somewhere: check soon. */
  noteRevocation(): void;
  /**
   * Decides again about all that is open, by the sessions as they are: after a revocation, and
   * every fifth time in any case; meant to be called every second.
   */
  checkSessions(): Promise<void>;
  /** Drains exchanges that never end by themselves: all, or those of the given services. */
  drain(services?: ReadonlySet<Service>): void;
  readonly size: number;
}

const CHECKS_WITHOUT_REVOCATION = 5;

export function createOpenExchanges(
  { standingOf, clock }: {
    /** Of a session as it is now; `null` if it has ended. `active`: its person was active in it. */
    standingOf(session: string, active: boolean): Promise<Standing | null>;
    clock: Clock;
  },
): OpenExchanges {
  const bySession = new Map<string | null, Set<OpenExchange>>();
  let due = false;
  let skipped = 0;
  let checking = false;

  async function check(session: string | null, exchanges: Set<OpenExchange>) {
    if (session === null) return;
    // Calls every exchange, because each call resets its state.
    const active = [...exchanges].filter((exchange) => exchange.wasActive?.()).length > 0;
    const standing = await standingOf(session, active);
    for (const exchange of [...exchanges]) {
      if (accessRefusal(standing, exchange.service, clock.now()) !== null) exchange.revoke();
    }
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

    async checkSessions() {
      if (checking || (!due && ++skipped < CHECKS_WITHOUT_REVOCATION)) return;
      checking = true;
      due = false;
      skipped = 0;
      try {
        for (const [session, exchanges] of [...bySession]) await check(session, exchanges);
      } catch (error) {
        // The store does not answer: check the other sessions next time.
        due = true;
        throw error;
      } finally {
        checking = false;
      }
    },

    drain(services) {
      for (const exchanges of [...bySession.values()]) {
        for (const exchange of [...exchanges]) {
          if (services?.has(exchange.service) !== false) exchange.drain?.();
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
