import { getLogger } from "@logtape/logtape";
import type { AuditRecord } from "../../domain/platform/audit.ts";
import type { ChainHead } from "../../domain/platform/audit_chain.ts";
import { type Clock, MINUTE, SECOND } from "../../domain/platform/platform.ts";
import type { AuditChain } from "./audit_chain.ts";

const logger = getLogger(["panjereh", "audit"]);

/** How often the chain's head is told to the log, which somebody who alters the store does not have. */
const TELL_INTERVAL = 5 * MINUTE;

/** Told how sealing goes, for the metrics. */
export interface SealingWatch {
  /** Each record once, in the order of the chain. */
  sealed(record: AuditRecord): void;
  /** Everything is sealed up to `head`; the oldest record had waited for `lag` seconds. */
  caughtUp(head: ChainHead, lag: number): void;
  failed(): void;
}

export interface Sealer {
  /** To be called every second: seals until nothing waits. Never rejects: failures are logged and tried again. */
  run(): Promise<void>;
  /** The last run, and the head to the log. */
  finish(): Promise<void>;
}

export function createSealer(
  { chain, clock, watch }: { chain: AuditChain; clock: Clock; watch?: SealingWatch },
): Sealer {
  let running: Promise<void> | undefined;
  let told: ChainHead | undefined;
  let nextTelling = 0;

  async function sealAll(): Promise<void> {
    let lag = 0;
    for (let sealed = await chain.seal(); sealed.length > 0; sealed = await chain.seal()) {
      lag = Math.max(lag, clock.now() - sealed[0].at);
      for (const record of sealed) watch?.sealed(record);
    }
    const head = await chain.head();
    watch?.caughtUp(head, lag / SECOND);
    if (clock.now() >= nextTelling) tell(head);
  }

  function tell(head: ChainHead) {
    nextTelling = clock.now() + TELL_INTERVAL;
    if (head.sequence === (told?.sequence ?? 0)) return;
    told = head;
    logger.info("Audit chain head {head}", { head: `${head.sequence}:${head.hash}` });
  }

  async function once(): Promise<void> {
    try {
      await sealAll();
    } catch (error) {
      watch?.failed();
      logger.error("Cannot seal the audit log: {error}", { error: String(error) });
    } finally {
      running = undefined;
    }
  }

  return {
    run: () => running ??= once(),
    async finish() {
      await running;
      nextTelling = 0;
      await once();
    },
  };
}
