/**
 * Virtual time: events in the order of their time, then of their number. Between two events all
 * promises settle, so that the same events always find the same state. No real clock is read.
 */
import { setImmediate } from "node:timers";

interface Event {
  at: number;
  number: number;
  run(): void;
}

const isBefore = (a: Event, b: Event) => a.at < b.at || (a.at === b.at && a.number < b.number);

export interface Timeline {
  now(): number;
  /** Events so far. */
  steps(): number;
  after(delay: number, run: () => void): void;
  sleep(delay: number): Promise<void>;
  /** Time passes without events: what was due happens at once. */
  leap(duration: number): void;
  /** Until there is nothing left, or `isOver`. */
  run(isOver: () => boolean): Promise<void>;
}

export function createTimeline(start: number): Timeline {
  const heap: Event[] = [];
  let time = start;
  let number = 0;
  let steps = 0;

  function add(event: Event) {
    let at = heap.push(event) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!isBefore(event, heap[parent])) break;
      heap[at] = heap[parent];
      at = parent;
    }
    heap[at] = event;
  }

  function take(): Event {
    const first = heap[0];
    const last = heap.pop()!;
    if (heap.length === 0) return first;
    let at = 0;
    while (true) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && isBefore(heap[child + 1], heap[child])) child++;
      if (!isBefore(heap[child], last)) break;
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = last;
    return first;
  }

  const after = (delay: number, run: () => void) =>
    add({ at: time + Math.max(0, delay), number: number++, run });

  return {
    now: () => time,
    steps: () => steps,
    after,
    sleep: (delay) => new Promise((resolve) => after(delay, resolve)),
    leap: (duration) => void (time += duration),
    async run(isOver) {
      while (heap.length > 0 && !isOver()) await turn(isOver);
    },
  };

  /** Many events in one turn of the event loop, which costs more than an event. */
  function turn(isOver: () => boolean): Promise<void> {
    return inOwnTurn(() => {
      for (let i = 0; i < EVENTS_A_TURN && heap.length > 0 && !isOver(); i++) {
        const event = take();
        time = Math.max(time, event.at);
        steps++;
        event.run();
        settlePromises();
      }
    });
  }
}

const EVENTS_A_TURN = 1000;

/** Outside of any promise's callback, within which promises do not settle. */
const inOwnTurn = (run: () => void) =>
  new Promise<void>((resolve, reject) =>
    void setImmediate(() => {
      try {
        resolve(run());
      } catch (error) {
        reject(error);
      }
    })
  );

/**
 * Runs the callbacks of all promises that can settle. It is not public, and costs a small part of
 * what it costs to wait for `setImmediate`.
 */
const settlePromises: () => void = Reflect.get(Deno, Reflect.get(Deno, "internal")).core
  .runMicrotasks;
