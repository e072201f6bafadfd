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

/** In whose session an exchange is open. */
export interface Holder {
  sessionKey: string;
  /** Of the session at the service's own host, which may end before the window's. */
  entry?: string;
  accountId: string;
}

export interface OpenExchanges {
  /**
   * @param holder `null`: a stranger, whose exchanges no session's end revokes
   * @returns a function to call when it has ended
   */
  add(holder: Holder | null, exchange: OpenExchange): () => void;
  /** Sessions of these accounts, or of anybody, ended or changed somewhere: check them soon. */
  noteRevocation(accountIds?: ReadonlySet<string>): void;
  /**
   * Decides again about what is open, by the sessions as they are: those of a revocation, and every
   * fifth time all; meant to be called every second.
   */
  checkSessions(): Promise<void>;
  /** The same of a revocation's sessions alone; meant to be called as often as they are heard of. */
  checkRevoked(): Promise<void>;
  /** Drains exchanges that never end by themselves: all, or those of the given services. */
  drain(services?: ReadonlySet<Service>): void;
  /** Ends every exchange of these services: they are out of service. */
  end(services: ReadonlySet<Service>): void;
  readonly size: number;
}

/** What is open in one session. */
interface Open {
  holder: Holder | null;
  exchanges: Set<OpenExchange>;
}

const CHECKS_WITHOUT_REVOCATION = 5;

export function createOpenExchanges(
  { standingOf, clock }: {
    /** Of a session as it is now; `null` if it has ended. `active`: its person was active in it. */
    standingOf(holder: Holder, active: boolean): Promise<Standing | null>;
    clock: Clock;
  },
): OpenExchanges {
  const bySession = new Map<string | null, Open>();
  let due: "all" | Set<string> = new Set();
  let skipped = 0;
  let checking = false;

  async function check(holder: Holder, exchanges: Set<OpenExchange>) {
    // Calls every exchange, because each call resets its state.
    const active = [...exchanges].filter((exchange) => exchange.wasActive?.()).length > 0;
    const standing = await standingOf(holder, active);
    for (const exchange of [...exchanges]) {
      if (accessRefusal(standing, exchange.service, clock.now()) !== null) exchange.revoke();
    }
  }

  async function checkDue() {
    if (checking) return;
    const checked = due;
    due = new Set();
    if (checked === "all") skipped = 0;
    else if (checked.size === 0) return;
    checking = true;
    try {
      for (const { holder, exchanges } of [...bySession.values()]) {
        const isDue = checked === "all" || checked.has(holder?.accountId ?? "");
        if (holder !== null && isDue) await check(holder, exchanges);
      }
    } catch (error) {
      // The store does not answer: check the other sessions next time.
      due = "all";
      throw error;
    } finally {
      checking = false;
    }
  }

  return {
    add(holder, exchange) {
      const session = holder && `${holder.sessionKey} ${holder.entry}`;
      const open = bySession.get(session) ?? { holder, exchanges: new Set<OpenExchange>() };
      open.exchanges.add(exchange);
      bySession.set(session, open);
      return () => {
        open.exchanges.delete(exchange);
        if (open.exchanges.size === 0 && bySession.get(session) === open) bySession.delete(session);
      };
    },

    noteRevocation(accountIds) {
      if (!accountIds) due = "all";
      if (due === "all") return;
      for (const id of accountIds ?? []) due.add(id);
    },

    async checkSessions() {
      if (!checking && ++skipped >= CHECKS_WITHOUT_REVOCATION) due = "all";
      await checkDue();
    },

    checkRevoked: checkDue,

    drain(services) {
      for (const { exchanges } of [...bySession.values()]) {
        for (const exchange of [...exchanges]) {
          if (services?.has(exchange.service) !== false) exchange.drain?.();
        }
      }
    },

    end(services) {
      for (const { exchanges } of [...bySession.values()]) {
        for (const exchange of [...exchanges]) {
          if (services.has(exchange.service)) exchange.revoke();
        }
      }
    },

    get size() {
      let size = 0;
      for (const { exchanges } of bySession.values()) size += exchanges.size;
      return size;
    },
  };
}
