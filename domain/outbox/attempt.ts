/** One message: an attempt at delivery, and the commit that ends the message. */
import { commitTo } from "../platform/commit.ts";
import type { Clock } from "../platform/platform.ts";
import { read } from "../platform/read.ts";
import type { Found } from "../platform/record.ts";
import { type Store, StoreUnavailable } from "../platform/store.ts";
import { logRecord } from "./log.ts";
import { type Message, outboxRef } from "./message.ts";
import type { PartitionLease } from "./partition_lease.ts";
import type { Failure } from "./receiver.ts";
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

/** A message that was tried in vain: where it lies, with this attempt counted. */
export interface Failed extends Failure {
  row: Row;
}

/** `null` if the message has ended or moved, or somebody else has it. */
export async function attempt(deps: DeliveryDeps, row: Row): Promise<Failed | null> {
  const { clock, senders, watch } = deps;
  const sender = senders[row.value.kind];
  const counted = { ...row, value: { ...row.value, attempts: (row.value.attempts ?? 0) + 1 } };
  const taken = sender.isClaimed ? await claim(deps, counted) : counted;
  if (!taken) return null;
  const message = taken.value;
  const begun = clock.now();
  const outcome = await trySending(deps, sender, message);
  watch?.attempted?.(message, outcome.outcome, clock.now() - begun);
  switch (outcome.outcome) {
    case "failed": {
      const { reason, retryAfter } = outcome;
      if (message.attempts! >= (sender.maxAttempts ?? Infinity)) {
        await giveUp(deps, taken, reason);
        return null;
      }
      return { reason, retryAfter, pauses: sender.pauses, row: taken };
    }
    case "later": {
      const { attempts: _, ...untried } = message;
      await commitEnd(deps, taken, (write) => {
        write.set(outboxRef(message, outcome.dueAt), untried);
        outcome.include?.(write);
      });
      return null;
    }
    case "delivered": {
      const { reason, include } = outcome;
      await end(deps, taken, { fate: "delivered", reason, include });
      return null;
    }
    case "refused": {
      const { reason, include } = outcome;
      await end(deps, taken, { fate: "refused", reason, include });
      return null;
    }
  }
}

/** The attempt is counted before it is made: whatever dies, there are not too many. */
async function claim(deps: DeliveryDeps, row: Row): Promise<Row | null> {
  const claimed = commitTo(deps.store).check(await held(deps), row).set(row, row.value);
  if (!await claimed.commit()) {
    deps.lease.doubt();
    return null;
  }
  const found = await read(deps.store, row);
  return found.value ? { ...found, value: found.value } : null;
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

/** It is not tried again. */
export async function giveUp(deps: DeliveryDeps, row: Row, reason: string): Promise<void> {
  const include = deps.senders[row.value.kind].givenUp?.(row.value);
  await end(deps, row, { fate: "given_up", reason, include });
}

interface Ending {
  fate: Fate;
  reason?: string;
  include?: Include;
}

/** The message leaves the outbox; what became of it is logged in the same commit. */
async function end(
  deps: DeliveryDeps,
  row: Row,
  { fate, reason, include }: Ending,
): Promise<void> {
  const message = row.value;
  await commitEnd(deps, row, (write) => {
    include?.(write);
    if (!deps.senders[message.kind].isLogged) return;
    const { attempts = 0 } = message;
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
