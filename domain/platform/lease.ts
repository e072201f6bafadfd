/**
 * Work that is done once for all workers, processes and machines: the worker that holds its lease
 * does it. Every commit of the work depends on the lease, so that a worker that was paused for too
 * long cannot write once another one has taken over (docs/decisions/0242).
 */
import { commitTo } from "./commit.ts";
import { type Clock, type Random, SECOND } from "./platform.ts";
import { read } from "./read.ts";
import { type Found, record } from "./record.ts";
import type { Store } from "./store.ts";

export interface Lease {
  holder: string;
  /** Grows by one whenever another worker takes the lease. */
  fence: number;
  until: number;
}

/** Does not expire, so that no fence comes twice. */
export const leaseRecord = record<Lease, [work: Work]>("lease", {
  about: "which worker does work that is done once, and until when",
});

export type Work = "sealing" | "publication" | `outbox_${number}`;

export type Held = Found<Lease> & { value: Lease };

export interface WorkLease {
  /** The lease as it stands, which the work's commits check; `null` while another worker has it. */
  hold(): Promise<Held | null>;
  /** Lets another worker take over at once. */
  giveUp(): Promise<void>;
}

export const LEASE = 10 * SECOND;
/**
 * Renewed with so much left: a worker whose clock is ahead by less does not take the lease of one
 * that is at work.
 */
export const RENEWED_WITH = 7 * SECOND;

/** `random` names the holder. */
export function createLease(
  { store, clock, random }: { store: Store; clock: Clock; random: Random },
  work: Work,
): WorkLease {
  const holder = random.bytes(6).toHex();
  const lease = leaseRecord(work);

  async function write(found: Found<Lease>, next: Lease): Promise<boolean> {
    return await commitTo(store).check(found).set(lease, next).commit();
  }

  return {
    async hold() {
      const found = await read(store, lease);
      const now = clock.now();
      if (isHeldBy(holder, found) && found.value.until >= now + RENEWED_WITH) return found;
      const next = leaseAfter(found.value, holder, now);
      if (!next || !await write(found, next)) return null;
      const written = await read(store, lease);
      return isHeldBy(holder, written) ? written : null;
    },
    async giveUp() {
      const found = await read(store, lease);
      if (isHeldBy(holder, found)) await write(found, { ...found.value, until: 0 });
    },
  };
}

const isHeldBy = (holder: string, found: Found<Lease>): found is Held =>
  found.value?.holder === holder;

/** `null` while it is another worker's. */
export function leaseAfter(stored: Lease | null, holder: string, now: number): Lease | null {
  const isOwn = stored?.holder === holder;
  if (stored && !isOwn && now < stored.until) return null;
  const fence = stored?.fence ?? 0;
  return { holder, fence: isOwn ? fence : fence + 1, until: now + LEASE };
}
