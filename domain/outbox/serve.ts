/** Delivers to one receiver: at once, or by its queue once it has failed. */
import { commitTo } from "../platform/commit.ts";
import { listAll, read } from "../platform/read.ts";
import { attempt, commitEnd, type DeliveryDeps, type Failed, held, type Row } from "./attempt.ts";
import { runInLanes } from "./lanes.ts";
import { move, moveToQueue } from "./move.ts";
import { afterFailure, receiverRecord, type ReceiverState } from "./receiver.ts";
import { firstQueued, followLane, forgetLanes, laneRecord, setAside } from "./set_aside.ts";
import { isWake, laneOfWake, wakeAt } from "./wake.ts";

/** Messages to one receiver at a time. */
const LANES = 8;
/** So many failures in a row are the receiver's, not the messages'. */
const STOP_AFTER = 3;

/** `rows`: of the outbox, all of this receiver and due, in their order. */
export async function serve(deps: DeliveryDeps, receiver: string, rows: Row[]): Promise<void> {
  const { clock } = deps;
  const wakes = rows.filter(({ value }) => isWake(value));
  const messages = rows.filter(({ value }) => !isWake(value));
  const { state, behind } = await standing(deps, receiver, rows);
  const due = wakes.flatMap(({ value }) => laneOfWake(value) ?? [])
    .filter((order) => clock.now() >= (behind.get(order) ?? Infinity));
  if (state) {
    await forgetLanes(deps, receiver, due);
    await moveToQueue(deps, receiver, messages);
    if (state.state === "behind" && clock.now() >= state.nextAt) await drain(deps, receiver);
  } else {
    const isFree = ({ value: { order } }: Row) => order === undefined || !behind.has(order);
    await move(deps, messages.filter((row) => !isFree(row)));
    const isTaking = await deliver(deps, receiver, messages.filter(isFree), null);
    await (isTaking ? followLanes : forgetLanes)(deps, receiver, due);
  }
  // Only now: without it nobody would look at the queue again.
  for (const row of wakes) await commitEnd(deps, row, () => {});
}

/** How the receiver stands; and of the orders in `rows` those that are behind, with their times. */
async function standing({ store }: DeliveryDeps, receiver: string, rows: readonly Row[]) {
  const orders = [...new Set(rows.flatMap(({ value }) => value.order ?? []))];
  const { state, lanes } = await read(store, {
    state: receiverRecord(receiver),
    lanes: orders.map((order) => laneRecord(receiver, order)),
  });
  const behind = new Map<string, number>();
  for (const [i, { value }] of lanes.entries()) if (value) behind.set(orders[i], value.nextAt);
  return { state: state.value, behind };
}

/** Works through the queue, without the lanes that wait, until it is empty or the receiver fails. */
async function drain(deps: DeliveryDeps, receiver: string): Promise<void> {
  const { store, clock, watch } = deps;
  for (;;) {
    // Read first: an addition to the queue in the meantime changes the state as well.
    const state = await read(store, receiverRecord(receiver));
    if (state.value?.state !== "behind") return;
    const waiting = new Set<string | undefined>();
    for await (const { key, value } of listAll(store, laneRecord.all(receiver))) {
      if (clock.now() < value.nextAt) waiting.add(String(key.at(-1)));
    }
    const rows = await firstQueued(store, receiver, (order) => !waiting.has(order));
    if (rows.length > 0) {
      if (!await deliver(deps, receiver, rows, state.value)) return;
      continue;
    }
    const isEmpty = commitTo(store).check(await held(deps), state).delete(state);
    if (await isEmpty.commit()) return watch?.receiverChanged?.(receiver, "ready");
    deps.lease.doubt();
  }
}

/** Lanes of a receiver that takes messages. */
async function followLanes(deps: DeliveryDeps, receiver: string, orders: readonly string[]) {
  await runInLanes(orders, {
    laneOf: (order) => order,
    limit: LANES,
    stopAfter: Infinity,
    run: (order) => followLane(deps, receiver, order),
  });
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
    for (const failed of failures.values()) await setAside(deps, failed);
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

/** The receiver has failed: what is left waits in its queue. */
async function fallBehind(
  deps: DeliveryDeps,
  receiver: string,
  next: ReceiverState & { state: "behind" | "paused" },
  left: readonly Row[],
): Promise<void> {
  const { nextAt: dueAt, since } = next;
  const paused = next.state === "paused" && left.length > 0
    ? deps.senders[left[0].value.kind].paused?.(left[0].value)
    : undefined;
  await move(deps, left, (write) => {
    write.set(receiverRecord(receiver), next);
    paused?.(write);
    if (next.state === "behind") wakeAt(write, receiver, { dueAt, since });
  });
  deps.watch?.receiverChanged?.(receiver, next.state, next.reason);
}
