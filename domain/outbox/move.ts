/** Messages move from the outbox to their receiver's queue. */
import { type Commit, commitTo } from "../platform/commit.ts";
import { read } from "../platform/read.ts";
import type { Ref } from "../platform/record.ts";
import { type DeliveryDeps, held, LeaseLost, type Row } from "./attempt.ts";
import { type Message, queueRecord } from "./message.ts";
import { behindFrom, receiverRecord } from "./receiver.ts";
import { wakeAt } from "./wake.ts";

/** Messages that move in one commit: each is two writes and a check. */
export const BATCH = 40;

const isAt = ({ key }: Row, ref: Ref<Message>) => key.join() === ref.key.join();

/** In batches; `first` is part of the first commit, which it needs even without messages. */
export async function move(
  deps: DeliveryDeps,
  rows: readonly Row[],
  first?: (write: Commit) => void,
): Promise<void> {
  for (let at = 0; at < rows.length || (at === 0 && first); at += BATCH) {
    const write = commitTo(deps.store).check(await held(deps));
    for (const row of rows.slice(at, at + BATCH)) {
      write.check(row);
      const queued = queueRecord(row.value.receiver, row.value.id);
      // It may lie there already.
      if (isAt(row, queued)) write.set(row, row.value);
      else write.delete(row).set(queued, row.value);
    }
    if (at === 0) first?.(write);
    // Somebody changed a message, or has the lease: what is still there is looked at again.
    if (!await write.commit()) throw new LeaseLost();
  }
}

/** Adds to the queue of a receiver that has one, and else gives it one. */
export async function moveToQueue(
  deps: DeliveryDeps,
  receiver: string,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return;
  const now = deps.clock.now();
  const state = await read(deps.store, receiverRecord(receiver));
  await move(deps, rows, (write) => {
    write.check(state).set(state, state.value ?? behindFrom(now));
    if (!state.value) wakeAt(write, receiver, { dueAt: now, since: now });
  });
}
