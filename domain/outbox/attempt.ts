/** One message: an attempt at delivery, and the commit that ends the message. */
import { commitTo } from "../platform/commit.ts";
import type { Clock } from "../platform/platform.ts";
import { read } from "../platform/read.ts";
import type { Found } from "../platform/record.ts";
import { type Store, StoreUnavailable } from "../platform/store.ts";
import { logRecord } from "./log.ts";
import { type Message, outboxRef } from "./message.ts";
import type { PartitionLease } from "./partition_lease.ts";
import { type Failure, GIVE_UP_AFTER } from "./receiver.ts";
import type { Fate, Include, OutboxWatch, Outcome, Sender, Senders } from "./sender.ts";

export interface DeliveryDeps {
  store: Store;
  clock: Clock;
  senders: Senders;
  lease: PartitionLease;
  watch?: OutboxWatch;
}

/** A message where it lies: in the outbox, or in its receiver's queue. */
export type Row = Found<Message> & { value: Message };

/** Another worker has taken over: what was not committed is its work now. */
export class LeaseLost extends Error {
  override name = "LeaseLost";
}

/** `null` if the message has ended or moved, and the failure otherwise: then it is where it was. */
export async function attempt(deps: DeliveryDeps, row: Row): Promise<Failure | null> {
  const { clock, senders, watch } = deps;
  const message = row.value;
  const sender = senders[message.kind];
  const begun = clock.now();
  if (message.until !== undefined && begun > message.until) {
    watch?.attempted?.(message, "expired", 0);
    await end(deps, row, { fate: "expired", include: sender.expired?.(message) });
    return null;
  }
  const outcome = await trySending(deps, sender, message);
  watch?.attempted?.(message, outcome.outcome, clock.now() - begun);
  switch (outcome.outcome) {
    case "failed":
      return { reason: outcome.reason, retryAfter: outcome.retryAfter, pauses: sender.pauses };
    case "later":
      await commitEnd(deps, row, (write) => {
        write.set(outboxRef(message, outcome.dueAt), message);
        outcome.include?.(write);
      });
      return null;
    case "delivered":
      await end(deps, row, { fate: "delivered", include: outcome.include });
      return null;
    case "refused": {
      const { reason, include } = outcome;
      await end(deps, row, { fate: "refused", reason, include });
      return null;
    }
  }
}

async function trySending(
  { watch }: DeliveryDeps,
  sender: Sender,
  message: Message,
): Promise<Outcome> {
  try {
    return await sender.send(message);
  } catch (error) {
    if (error instanceof StoreUnavailable) throw error;
    watch?.faulted?.(message, error);
    return { outcome: "failed", reason: error instanceof Error ? error.name : "error" };
  }
}

/** A receiver that takes other messages does not take this one: it is tried for a day. */
export function isGivenUp(message: Message, now: number): boolean {
  return (message.attempts ?? 0) > 1 && now >= message.at + GIVE_UP_AFTER;
}

interface Ending {
  fate: Fate;
  reason?: string;
  include?: Include;
}

/** The message leaves the outbox; what became of it is logged in the same commit. */
export async function end(
  deps: DeliveryDeps,
  row: Row,
  { fate, reason, include }: Ending,
): Promise<void> {
  const message = row.value;
  await commitEnd(deps, row, (write) => {
    include?.(write);
    if (!deps.senders[message.kind].isLogged) return;
    const attempts = (message.attempts ?? 0) + (fate === "expired" ? 0 : 1);
    const endedAt = deps.clock.now();
    const logged = { ...message, fate, endedAt, attempts, ...reason !== undefined && { reason } };
    write.set(logRecord(message.receiver, message), logged);
  });
}

/** Renewals of the lease may interfere, each time once. */
const MAX_TRIES = 3;

/** Deletes the row, unless it has been changed or taken: then it is looked at again. */
export async function commitEnd(deps: DeliveryDeps, row: Row, include: Include): Promise<void> {
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const write = commitTo(deps.store).check(await held(deps), row).delete(row);
    include(write);
    if (await write.commit()) return;
    deps.lease.doubt();
    if ((await read(deps.store, row)).version !== row.version) return;
  }
  throw new LeaseLost();
}

export async function held({ lease }: DeliveryDeps) {
  const held = await lease.hold();
  if (!held) throw new LeaseLost();
  return held;
}
