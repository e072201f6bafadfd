/** The lease of one part of the outbox, read again only when it must be renewed. */
import { type Held, RENEWED_WITH, type WorkLease } from "../platform/lease.ts";
import { type Clock, SECOND } from "../platform/platform.ts";

export interface PartitionLease {
  /** The lease as this worker knows it; `null` while another one has it. */
  hold(): Promise<Held | null>;
  /** A commit that depended on it failed: it is read again. */
  doubt(): void;
  giveUp(): Promise<void>;
}

/** How often a worker asks for a lease that another one has. */
const ASK_INTERVAL = SECOND;

export function createPartitionLease(lease: WorkLease, clock: Clock): PartitionLease {
  let known: Held | null = null;
  let askAgainAt = 0;
  let asking: Promise<Held | null> | undefined;

  async function ask(now: number): Promise<Held | null> {
    known = await lease.hold();
    askAgainAt = known ? 0 : now + ASK_INTERVAL;
    return known;
  }

  return {
    hold() {
      const now = clock.now();
      if (known && known.value.until >= now + RENEWED_WITH) return Promise.resolve(known);
      if (!known && now < askAgainAt) return Promise.resolve(null);
      // One at a time: two renewals would fail each other.
      return asking ??= ask(now).finally(() => {
        asking = undefined;
      });
    },
    doubt() {
      known = null;
      askAgainAt = 0;
    },
    async giveUp() {
      known = null;
      await lease.giveUp();
    },
  };
}
