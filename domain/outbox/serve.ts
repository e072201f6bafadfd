/** Delivers to one receiver: at once, or by its queue once it has failed. */
import { type Commit, commitTo } from "../platform/commit.ts";
import { firstPage, read } from "../platform/read.ts";
import type { Found, Ref } from "../platform/record.ts";
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
import { runInLanes } from "./lanes.ts";
import { type Message, outboxRef, queueRecord } from "./message.ts";
import {
  afterFailure,
  behindFrom,
  GIVE_UP_AFTER,
  pauseAfter,
  receiverRecord,
  type ReceiverState,
} from "./receiver.ts";

/** Messages to one receiver at a time. */
const LANES = 8;
/** So many failures in a row are the receiver's, not the messages'. */
const STOP_AFTER = 3;
/** Messages that move in one commit: each is two writes and a check. */
const BATCH = 40;

/** The kind of the message that tells to look at a receiver's queue. */
export const WAKE = "wake";

export const wakeOf = (receiver: string, at: number): Message => ({
  id: WAKE,
  kind: WAKE,
  receiver,
  at,
  content: null,
});

/** `rows`: of the outbox, all of this receiver and due, in their order. */
export async function serve(deps: DeliveryDeps, receiver: string, rows: Row[]): Promise<void> {
  const { value: state } = await read(deps.store, receiverRecord(receiver));
  const messages = rows.filter(({ value }) => value.kind !== WAKE);
  if (!state) await deliver(deps, receiver, messages, null);
  else {
    await moveToQueue(deps, receiver, messages);
    if (state.state === "behind" && deps.clock.now() >= state.nextAt) await drain(deps, receiver);
  }
  // Only now: without it nobody would look at the queue again.
  for (const row of rows) if (row.value.kind === WAKE) await commitEnd(deps, row, () => {});
}

/** Works through the queue until it is empty or the receiver fails. */
async function drain(deps: DeliveryDeps, receiver: string): Promise<void> {
  const { store, watch } = deps;
  for (;;) {
    // Read first: an addition to the queue in the meantime changes the state as well.
    const state = await read(store, receiverRecord(receiver));
    if (state.value?.state !== "behind") return;
    const rows = await firstPage(store, queueRecord.all(receiver), BATCH);
    if (rows.length > 0) {
      if (!await deliver(deps, receiver, rows, state.value)) return;
      continue;
    }
    const isEmpty = commitTo(store).check(await held(deps), state).delete(state);
    if (await isEmpty.commit()) return watch?.receiverChanged?.(receiver, "ready");
    deps.lease.doubt();
  }
}

/** @returns whether the receiver takes messages */
async function deliver(
  deps: DeliveryDeps,
  receiver: string,
  rows: readonly Row[],
  state: ReceiverState | null,
): Promise<boolean> {
  const failures = new Map<Row, Failed>();
  async function run(row: Row): Promise<boolean> {
    const failure = await attempt(deps, row);
    if (failure) failures.set(row, failure);
    return failure === null;
  }
  const laneOf = ({ value }: Row) => value.order;
  const common = { laneOf, stopAfter: STOP_AFTER, run };
  // One that failed before is asked gently first.
  const probed = state && state.failures > 0 ? await probe(rows, common) : undefined;
  const rest = probed?.isStopped ? [] : probed?.unstarted ?? rows;
  const result = await runInLanes(rest, { ...common, limit: LANES });
  const hasTaken = result.succeeded.length + (probed?.succeeded.length ?? 0) > 0;
  const last = failures.values().toArray().at(-1);
  if (!last) return true;
  if (hasTaken && !result.isStopped) {
    for (const failed of failures.values()) await postpone(deps, failed);
    return true;
  }
  const unstarted = probed?.isStopped ? probed.unstarted : result.unstarted;
  const left = rows.flatMap((row) =>
    failures.get(row)?.row ?? (unstarted.includes(row) ? row : [])
  );
  const now = deps.clock.now();
  const next = afterFailure(hasTaken ? null : state, { now, ...last });
  await fallBehind(deps, receiver, next, left);
  return false;
}

type Common = Omit<Parameters<typeof runInLanes<Row>>[1], "limit">;

/** The first messages one after the other, until one is taken. */
async function probe(rows: readonly Row[], { laneOf, run, stopAfter }: Common) {
  const succeeded: Row[] = [];
  const failedLanes = new Set<unknown>();
  const tried = new Set<Row>();
  for (const row of rows) {
    if (succeeded.length > 0 || failedLanes.size >= stopAfter) break;
    const lane = laneOf(row) ?? row;
    if (failedLanes.has(lane)) continue;
    tried.add(row);
    if (await run(row)) succeeded.push(row);
    else failedLanes.add(lane);
  }
  const unstarted = rows.filter((row) => !tried.has(row) && !failedLanes.has(laneOf(row) ?? row));
  return { succeeded, unstarted, isStopped: succeeded.length === 0 };
}

/** Only this message is not taken: it waits by itself, and no other waits for it. */
async function postpone(deps: DeliveryDeps, { row, ...failure }: Failed): Promise<void> {
  const now = deps.clock.now();
  const message = row.value;
  if (now >= message.at + GIVE_UP_AFTER) return await giveUp(deps, row, failure.reason);
  const dueAt = now + pauseAfter(message.attempts!, failure);
  await commitEnd(deps, row, (write) => write.set(outboxRef(message, dueAt), message));
}

/** The receiver has failed: what is left waits in its queue. */
async function fallBehind(
  deps: DeliveryDeps,
  receiver: string,
  next: ReceiverState & { state: "behind" | "paused" },
  left: readonly Row[],
): Promise<void> {
  await move(deps, receiver, left, (write) => {
    write.set(receiverRecord(receiver), next);
    if (next.state === "behind") {
      write.set(outboxRef({ receiver, id: WAKE }, next.nextAt), wakeOf(receiver, next.since));
    }
  });
  deps.watch?.receiverChanged?.(receiver, next.state, next.reason);
}

/** Adds to the queue of a receiver that has one. */
async function moveToQueue(deps: DeliveryDeps, receiver: string, rows: readonly Row[]) {
  if (rows.length === 0) return;
  const state = await read(deps.store, receiverRecord(receiver));
  await move(deps, receiver, rows, (write) => {
    write.set(state, state.value ?? behindFrom(deps.clock.now()));
  });
}

/** More waits than the receiver takes: it must not hide what waits for others. */
export async function spill(
  deps: DeliveryDeps,
  receiver: string,
  rows: readonly Row[],
): Promise<void> {
  const now = deps.clock.now();
  const state: Found<ReceiverState> = await read(deps.store, receiverRecord(receiver));
  await move(deps, receiver, rows, (write) => {
    write.check(state).set(state, state.value ?? behindFrom(now));
    if (state.value) return;
    write.set(outboxRef({ receiver, id: WAKE }, now), wakeOf(receiver, now));
  });
}

const isAt = ({ key }: Row, ref: Ref<Message>) => key.join() === ref.key.join();

/** In batches; `first` is part of the first commit. */
async function move(
  deps: DeliveryDeps,
  receiver: string,
  rows: readonly Row[],
  first: (write: Commit) => void,
): Promise<void> {
  for (let at = 0; at === 0 || at < rows.length; at += BATCH) {
    const write = commitTo(deps.store).check(await held(deps));
    for (const row of rows.slice(at, at + BATCH)) {
      write.check(row);
      const queued = queueRecord(receiver, row.value.id);
      // It may lie there already.
      if (isAt(row, queued)) write.set(row, row.value);
      else write.delete(row).set(queued, row.value);
    }
    if (at === 0) first(write);
    // Somebody changed a message, or has the lease: what is still there is looked at again.
    if (!await write.commit()) throw new LeaseLost();
  }
}
