import { getLogger } from "@logtape/logtape";
import type { AuditRecord } from "../../domain/platform/audit.ts";
import type { ChainHead } from "../../domain/platform/audit_chain.ts";
import { type Clock, MINUTE, SECOND } from "../../domain/platform/platform.ts";
import type { WorkLease } from "../../domain/platform/lease.ts";
import { createThrottle } from "../../domain/platform/throttle.ts";
import { type AuditChain, BATCH } from "./audit_chain.ts";

const logger = getLogger(["panjereh", "audit"]);

/**
 * How often the head of the chain is logged. An attacker who can alter the store cannot alter the
 * log.
 */
const HEAD_LOG_INTERVAL = 5 * MINUTE;

/** Receives the results of sealing, for metrics. */
export interface SealingWatch {
  /** Called once for each record, in the order of the chain. */
  sealed(record: AuditRecord): void;
  /** Every record up to `head` is sealed; the oldest of them waited `lag` seconds. */
  caughtUp(head: ChainHead, lag: number): void;
  failed(): void;
  /** Another worker seals, up to `head` so far. */
  idle(head: ChainHead): void;
}

export interface Sealer {
  /**
   * Seals the records that are there; meant to be called every second. Those that come meanwhile
   * wait for the next run: sealed at once, they would be a commit each. Never rejects: a failure is
   * logged, at most once in ten seconds, and the next run tries again.
   */
  run(): Promise<void>;
  /** Runs once more, logs the head, and lets another worker take over. */
  finish(): Promise<void>;
}

export function createSealer(
  { chain, clock, lease, watch }: {
    chain: AuditChain;
    clock: Clock;
    lease: WorkLease;
    watch?: SealingWatch;
  },
): Sealer {
  const admit = createThrottle(clock);
  let running: Promise<void> | undefined;
  let logged: ChainHead | undefined;
  let nextHeadLog = 0;

  async function sealAll(): Promise<void> {
    let lag = 0;
    for (;;) {
      const held = await lease.hold();
      if (!held) return watch?.idle(await chain.head());
      const sealed = await chain.seal(held);
      if (sealed.length > 0) lag = Math.max(lag, clock.now() - sealed[0].at);
      for (const record of sealed) watch?.sealed(record);
      if (sealed.length < BATCH) break;
    }
    const head = await chain.head();
    watch?.caughtUp(head, lag / SECOND);
    if (clock.now() >= nextHeadLog) logHead(head);
  }

  function logHead(head: ChainHead) {
    nextHeadLog = clock.now() + HEAD_LOG_INTERVAL;
    if (head.sequence === (logged?.sequence ?? 0)) return;
    logged = head;
    logger.info("Audit chain head {head}", { head: `${head.sequence}:${head.hash}` });
  }

  /** The first one at once: it is tried each second, and an outage may last. */
  function logFailure(error: string) {
    const unsaid = admit(error);
    if (unsaid === null) return;
    logger.error("Cannot seal the audit log: {error}", { error, unsaid });
  }

  async function once(): Promise<void> {
    try {
      await sealAll();
    } catch (error) {
      watch?.failed();
      logFailure(String(error));
    } finally {
      running = undefined;
    }
  }

  return {
    run: () => running ??= once(),
    async finish() {
      await running;
      nextHeadLog = 0;
      await once();
      await lease.giveUp();
    },
  };
}
