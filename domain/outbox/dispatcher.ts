/**
 * Delivers what is due in the partitions whose leases this worker holds: every receiver by itself,
 * so that a slow one delays no other.
 */
import { type WorkLease } from "../platform/lease.ts";
import { type Clock, MINUTE, SECOND } from "../platform/platform.ts";
import { firstPage } from "../platform/read.ts";
import { commitEnd, type DeliveryDeps, LeaseLost, type Row } from "./attempt.ts";
import { dueAtOf, outboxRecord, outboxRef } from "./message.ts";
import { createPartitionLease } from "./partition_lease.ts";
import { moveToQueue } from "./move.ts";
import { serve } from "./serve.ts";
import { isWake } from "./wake.ts";
import { wakeLate } from "./wake_late.ts";

/** Milliseconds between looks at the outbox. */
export const OUTBOX_INTERVAL = SECOND / 4;

/** Messages that are looked at together. */
const PAGE = 400;
/** Messages of one receiver that are delivered before others of it are looked at. */
const TAKEN = 50;
/** Receivers at a time. */
const MAX_BUSY = 64;
/** How often queues are looked at that should have been worked through. */
const QUEUES_INTERVAL = MINUTE;
/** A kind that only a later version of the program knows waits so long. */
const UNKNOWN_PAUSE = 5 * SECOND;

export interface DispatcherDeps extends Omit<DeliveryDeps, "lease" | "clock"> {
  clock: Clock;
  /** One for each partition. */
  leases: readonly WorkLease[];
  /** Runs what goes on after a look. */
  background(task: () => Promise<void>): void;
}

export interface Dispatcher {
  /** Meant to be called every `OUTBOX_INTERVAL`. Throws `StoreUnavailable`. */
  look(): Promise<void>;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
  /** Ends once what is under way has ended, and lets others take over. */
  stop(): Promise<void>;
}

export function createDispatcher(
  { leases, background, ...deps }: DispatcherDeps,
): Dispatcher {
  const partitions = leases.map((lease) => createPartitionLease(lease, deps.clock));
  /** What is under way for a receiver: the messages that it was taken up with. */
  const busy = new Map<string, { ids: ReadonlySet<string>; ended: Promise<void> }>();
  let looking: Promise<void> | undefined;
  let isStopped = false;
  let queuesAt = deps.clock.now() + QUEUES_INTERVAL;

  function start(deps: DeliveryDeps, receiver: string, rows: Row[]): void {
    const taken = rows.slice(0, TAKEN);
    const ended = serve(deps, receiver, taken).catch((error) => {
      if (!(error instanceof LeaseLost)) throw error;
    }).finally(() => busy.delete(receiver));
    busy.set(receiver, { ids: new Set(taken.map(({ value }) => value.id)), ended });
    background(() => ended);
  }

  async function lookAt(partition: number): Promise<void> {
    const lease = partitions[partition];
    if (!await lease.hold()) return;
    const delivery: DeliveryDeps = { ...deps, lease };
    // What they have ended may still be on the page.
    const busyBefore = new Set(busy.keys());
    const page = await firstPage(deps.store, outboxRecord.all(partition), PAGE);
    const now = deps.clock.now();
    const due = page.filter((row) => dueAtOf(row) <= now);
    deps.watch?.late?.(partition, Math.max(0, ...due.map((row) => now - sinceOf(row))));
    for (const row of due.filter(isUnknown)) await postponeUnknown(delivery, row, now);
    const known = due.filter((row) => !isUnknown(row));
    const isFull = page.length === PAGE;
    for (const [receiver, rows] of Map.groupBy(known, ({ value }) => value.receiver)) {
      const underWay = busy.get(receiver);
      if (!underWay) {
        if (busy.size < MAX_BUSY && !busyBefore.has(receiver)) start(delivery, receiver, rows);
      } else if (isFull) {
        // More waits than the receiver takes: it must not hide what waits for others.
        await moveToQueue(
          delivery,
          receiver,
          rows.filter(({ value }) => !underWay.ids.has(value.id) && !isWake(value)),
        );
      }
    }
  }

  async function lookAtQueues(): Promise<void> {
    const now = deps.clock.now();
    if (now < queuesAt) return;
    queuesAt = now + QUEUES_INTERVAL;
    await wakeLate(deps, partitions, QUEUES_INTERVAL);
  }

  const isUnknown = ({ value }: Row) => !isWake(value) && !Object.hasOwn(deps.senders, value.kind);

  async function look(): Promise<void> {
    await lookAtQueues();
    await Promise.all(partitions.map((_, partition) =>
      lookAt(partition).catch((error) => {
        if (!(error instanceof LeaseLost)) throw error;
      })
    ));
  }

  async function settled(): Promise<void> {
    await looking;
    while (busy.size > 0) {
      await Promise.allSettled(busy.values().map(({ ended }) => ended));
    }
  }

  return {
    async look() {
      if (isStopped) return;
      await (looking ??= look().finally(() => {
        looking = undefined;
      }));
    },
    settled,
    async stop() {
      isStopped = true;
      await settled().catch(() => {});
      for (const partition of partitions) await partition.giveUp();
    },
  };
}

/** Since when it could have been delivered. */
const sinceOf = (row: Row) => Math.max(dueAtOf(row), row.value.at);

async function postponeUnknown(deps: DeliveryDeps, row: Row, now: number): Promise<void> {
  const later = outboxRef(row.value, now + UNKNOWN_PAUSE);
  await commitEnd(deps, row, (write) => write.set(later, row.value));
}
