/** What receivers and operators do with a queue: hold it, go on with it, see it, send again. */
import { commitTo, type Write } from "../platform/commit.ts";
import type { Clock } from "../platform/platform.ts";
import { firstPage, listAll, read } from "../platform/read.ts";
import { MAX_PAGE, type Store } from "../platform/store.ts";
import { type Logged, logRecord } from "./log.ts";
import { type Message, queueRecord } from "./message.ts";
import { behindFrom, receiverRecord, type ReceiverState } from "./receiver.ts";
import { sendAgain } from "./send_again.ts";
import { wakeAt } from "./wake.ts";

/** From this commit on its messages wait, in their order. */
export function holdReceiver(write: Write, receiver: string, now: number): void {
  const state: ReceiverState = { state: "held", since: now, failures: 0, nextAt: now };
  write.set(receiverRecord(receiver), state);
}

/** From this commit on it gets what waits, and what follows. */
export function resumeReceiver(write: Write, receiver: string, now: number): void {
  write.set(receiverRecord(receiver), behindFrom(now));
  wakeAt(write, receiver, { dueAt: now, since: now });
}

export interface ReceiverView extends ReceiverState {
  receiver: string;
  /** At most `MAX_PAGE`. */
  waiting: number;
  /** When the oldest fact happened that it was not told of. */
  oldestAt?: number;
}

/** The receivers that do not get everything at once. */
export async function* receiversBehind(store: Store): AsyncGenerator<ReceiverView> {
  for await (const { key, value } of listAll(store, receiverRecord.all())) {
    yield await viewOf(store, String(key.at(-1)), value);
  }
}

/** `null`: the receiver gets everything at once. */
export async function receiverBehind(store: Store, receiver: string): Promise<ReceiverView | null> {
  const { value } = await read(store, receiverRecord(receiver));
  return value && await viewOf(store, receiver, value);
}

async function viewOf(store: Store, receiver: string, state: ReceiverState): Promise<ReceiverView> {
  const queue = await firstPage(store, queueRecord.all(receiver), MAX_PAGE);
  return { receiver, ...state, waiting: queue.length, oldestAt: queue.at(0)?.value.at };
}

/** Resumes the receiver. `false`: nothing waits for it. */
export async function resume(
  { store, clock }: { store: Store; clock: Clock },
  receiver: string,
): Promise<boolean> {
  const state = await read(store, receiverRecord(receiver));
  if (!state.value) return false;
  const write = commitTo(store).check(state);
  resumeReceiver(write, receiver, clock.now());
  // A failed check means that it has just been tried.
  await write.commit();
  return true;
}

/** The last messages of a receiver, the newest first. */
export const lastMessages = async (
  store: Store,
  receiver: string,
  limit = MAX_PAGE,
): Promise<Logged[]> =>
  (await firstPage(store, logRecord.all(receiver), limit)).map(({ value }) => value);

/**
 * Sends again what happened within a time (milliseconds since the epoch), under the same IDs.
 * @returns how many
 */
export async function replay(
  store: Store,
  { receiver, since, until }: { receiver: string; since: number; until: number },
): Promise<number> {
  async function* logged(): AsyncGenerator<Message> {
    for await (const { value } of listAll(store, logRecord.all(receiver))) {
      if (value.at < since) break;
      if (value.at > until) continue;
      const { fate: _fate, endedAt: _endedAt, reason: _reason, attempts: _attempts, ...message } =
        value;
      yield message;
    }
  }
  return await sendAgain(store, logged());
}
