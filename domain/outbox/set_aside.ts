/**
 * A message that the receiver does not take while it takes others. It waits by itself; or, if it has
 * an order, with all that follows in its lane, while other lanes go on (docs/decisions/0282).
 */
import { commitTo } from "../platform/commit.ts";
import { readPage } from "../platform/read.ts";
import { record } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";
import {
  attempt,
  commitEnd,
  type DeliveryDeps,
  type Failed,
  giveUp,
  held,
  LeaseLost,
  type Row,
} from "./attempt.ts";
import { outboxRef, queueRecord } from "./message.ts";
import { BATCH, move } from "./move.ts";
import { GIVE_UP_AFTER, pauseAfter } from "./receiver.ts";
import { wakeAt } from "./wake.ts";

export interface BehindLane {
  /** When its first message is tried again. */
  nextAt: number;
}

/** While it is there, a message of the outbox wakes the lane, whose messages are in the queue. */
export const laneRecord = record<BehindLane, [receiver: string, order: string]>("outbox_lane", {
  about: "an order of which its receiver did not take a message: what follows waits for it",
});

/** @returns whether it will be tried again */
export async function setAside(
  deps: DeliveryDeps,
  { row, ...failure }: Failed,
): Promise<boolean> {
  const now = deps.clock.now();
  const message = row.value;
  if (now >= message.at + GIVE_UP_AFTER) {
    await giveUp(deps, row, failure.reason);
    return false;
  }
  const { receiver, order, at: since } = message;
  const dueAt = now + pauseAfter(message.attempts!, failure);
  if (order === undefined) {
    await commitEnd(deps, row, (write) => write.set(outboxRef(message, dueAt), message));
  } else {
    // What follows it in the outbox joins it when it is looked at.
    await move(deps, [row], (write) => {
      write.set(laneRecord(receiver, order), { nextAt: dueAt });
      wakeAt(write, receiver, { dueAt, since, order });
    });
  }
  return true;
}

/** Goes on with a lane of a receiver that takes messages; a long one lets others of it pass. */
export async function followLane(
  deps: DeliveryDeps,
  receiver: string,
  order: string,
): Promise<boolean> {
  const rows = await firstQueued(deps.store, receiver, (one) => one === order);
  for (const row of rows) {
    const failed = await attempt(deps, row);
    if (failed && await setAside(deps, failed)) return false;
  }
  const now = deps.clock.now();
  const write = commitTo(deps.store).check(await held(deps));
  if (rows.length === BATCH) wakeAt(write, receiver, { dueAt: now, since: now, order });
  else write.delete(laneRecord(receiver, order));
  if (!await write.commit()) throw new LeaseLost();
  return true;
}

/** Lanes of a receiver that has a queue: it has their messages, too, in their order. */
export async function forgetLanes(
  deps: DeliveryDeps,
  receiver: string,
  orders: readonly string[],
): Promise<void> {
  if (orders.length === 0) return;
  const write = commitTo(deps.store).check(await held(deps));
  for (const order of orders) write.delete(laneRecord(receiver, order));
  if (!await write.commit()) throw new LeaseLost();
}

/** The first messages of a receiver's queue whose order is wanted. */
export async function firstQueued(
  store: Store,
  receiver: string,
  isWanted: (order: string | undefined) => boolean,
): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | undefined;
  do {
    const page = await readPage(store, queueRecord.all(receiver), { cursor, limit: BATCH });
    rows.push(...page.entries.filter(({ value }) => isWanted(value.order)));
    cursor = page.cursor;
  } while (cursor !== undefined && rows.length < BATCH);
  return rows.slice(0, BATCH);
}
