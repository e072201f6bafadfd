/** Delivers to one receiver: at once, or by its queue once it has failed. */
import { type Commit, commitTo } from "../platform/commit.ts";
import { firstPage, read } from "../platform/read.ts";
import type { Found } from "../platform/record.ts";
import {
  attempt,
  commitEnd,
  type DeliveryDeps,
  end,
  held,
  isGivenUp,
  LeaseLost,
  type Row,
} from "./attempt.ts";
import { runInLanes } from "./lanes.ts";
import { type Message, outboxRef, queueRecord } from "./message.ts";
import {
  afterFailure,
  behindFrom,
  type Failure,
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
  const failures = new Map<Row, Failure>();
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
    for (const [row, failure] of failures) await postpone(deps, row, failure);
    return true;
  }
  const left = rows.filter((row) =>
    failures.has(row) || result.unstarted.includes(row) ||
    probed?.isStopped && probed.unstarted.includes(row)
  );
  const now = deps.clock.now();
  const next = afterFailure(hasTaken ? null : state, { now, ...last });
  await fallBehind(deps, receiver, { next, left, failures });
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
async function postpone(deps: DeliveryDeps, row: Row, failure: Failure): Promise<void> {
  const now = deps.clock.now();
  const message = { ...row.value, attempts: (row.value.attempts ?? 0) + 1 };
  if (isGivenUp(message, now)) {
    return await end(deps, row, { fate: "refused", reason: failure.reason });
  }
  const dueAt = now + pauseAfter(message.attempts, failure);
  await commitEnd(deps, row, (write) => write.set(outboxRef(message, dueAt), message));
}

/** The receiver has failed: what is left waits in its queue. */
async function fallBehind(
  deps: DeliveryDeps,
  receiver: string,
  { next, left, failures }: {
    next: ReceiverState;
    left: readonly Row[];
    failures: ReadonlyMap<Row, Failure>;
  },
): Promise<void> {
  const withAttempt = (row: Row): Message =>
    failures.has(row) ? { ...row.value, attempts: (row.value.attempts ?? 0) + 1 } : row.value;
  await move(deps, receiver, left, withAttempt, (write) => {
    write.set(receiverRecord(receiver), next);
    if (next.state === "behind") {
      write.set(outboxRef({ receiver, id: WAKE }, next.nextAt), wakeOf(receiver, next.since));
    }
  });
  if (next.state !== "held") deps.watch?.receiverChanged?.(receiver, next.state, next.reason);
}

/** Adds to the queue of a receiver that has one. */
async function moveToQueue(deps: DeliveryDeps, receiver: string, rows: readonly Row[]) {
  if (rows.length === 0) return;
  const state = await read(deps.store, receiverRecord(receiver));
  await move(deps, receiver, rows, ({ value }) => value, (write) => {
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
  await move(deps, receiver, rows, ({ value }) => value, (write) => {
    write.check(state).set(state, state.value ?? behindFrom(now));
    if (state.value) return;
    write.set(outboxRef({ receiver, id: WAKE }, now), wakeOf(receiver, now));
  });
}

/** In batches; `first` is part of the first commit. */
async function move(
  deps: DeliveryDeps,
  receiver: string,
  rows: readonly Row[],
  valueOf: (row: Row) => Message,
  first: (write: Commit) => void,
): Promise<void> {
  for (let at = 0; at === 0 || at < rows.length; at += BATCH) {
    const write = commitTo(deps.store).check(await held(deps));
    for (const row of rows.slice(at, at + BATCH)) {
      const message = valueOf(row);
      write.check(row).delete(row).set(queueRecord(receiver, message.id), message);
    }
    if (at === 0) first(write);
    // Somebody changed a message, or has the lease: what is still there is looked at again.
    if (!await write.commit()) throw new LeaseLost();
  }
}
