/** Slots go to people in turn, and a person who waits takes nothing from others. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { createTurns, type Turns } from "../../../adapters/upstream/turns.ts";
import { PersonBusy, UpstreamBusy } from "../../../domain/gateway/upstream/upstream.ts";
import { type Policy, service } from "../../routes/gateway/samples.ts";

// Finds timers that are not cleared.
Deno.test.sanitizer({ ops: true });

const turnsOf = (limits: Policy["limits"]) => createTurns(service({ limits }).limits);

const STAYS = new AbortController().signal;

/** Takes slots; `order` names the people in the order in which they got one. */
function takers(turns: Turns) {
  const order: string[] = [];
  const outcomes: Promise<unknown>[] = [];
  return {
    order,
    /** So that a refusal is not unhandled. */
    outcomes,
    take(person: string, count = 1, signal = STAYS) {
      for (let one = 0; one < count; one++) {
        const taken = (async () => await turns.take(person, signal))();
        outcomes.push(taken.then(() => void order.push(person), (error) => error));
      }
    },
  };
}

/** After everything that was decided has been told. */
const settled = () => new Promise((go) => setImmediate(go));

/** Timers that run only when time is advanced. */
function heldTimers() {
  const { setTimeout, clearTimeout } = globalThis;
  const timers = new Map<number, { at: number; run(): void }>();
  let [now, last] = [0, 0];
  globalThis.setTimeout = ((run: () => void, delay = 0) => {
    timers.set(++last, { at: now + delay, run });
    return last;
  }) as unknown as typeof globalThis.setTimeout;
  globalThis.clearTimeout = (timer) => void timers.delete(Number(timer));
  return {
    /** Seconds. */
    async advance(time: number) {
      now += time * 1000;
      for (const [timer, { at, run }] of timers) {
        if (at <= now && timers.delete(timer)) run();
      }
      await settled();
    },
    get left() {
      return timers.size;
    },
    [Symbol.dispose]: () => Object.assign(globalThis, { setTimeout, clearTimeout }),
  };
}

const isBusy = (error: unknown) =>
  error instanceof UpstreamBusy && !(error instanceof PersonBusy) && error.retryAfter === 5;
const isPersonBusy = (error: unknown) => error instanceof PersonBusy && error.retryAfter === 5;

Deno.test("turns: a page of 300 parts comes whole, no more than a share at a time", async () => {
  const turns = turnsOf({});
  const { take, order, outcomes } = takers(turns);
  take("a", 300);
  let [underWay, most] = [0, 0];
  for (let done = 0; done < 300; done++) {
    await settled();
    most = Math.max(most, underWay = order.length - done);
    turns.release("a");
  }
  await Promise.all(outcomes);
  assert.equal(most, 32);
  assert.equal(underWay, 1);
  assert.equal(order.length, 300);
});

Deno.test("turns: a person's waiting requests are bounded in number", async () => {
  const turns = turnsOf({ per_person: 1, per_person_queue: 2 });
  const { take, order, outcomes } = takers(turns);
  take("a", 4);
  assert.ok(isPersonBusy(await outcomes[3]));
  for (let round = 0; round < 3; round++) {
    await settled();
    turns.release("a");
  }
  assert.equal(order.length, 3);
  // Nothing of it counts any more.
  take("a", 3);
  for (let round = 0; round < 3; round++) {
    await settled();
    turns.release("a");
  }
  assert.equal(order.length, 6);
});

Deno.test("turns: a person's waiting requests are bounded in time", async () => {
  using timers = heldTimers();
  const turns = turnsOf({ per_person: 1, per_person_wait: 9, wait: 1 });
  const { take, order, outcomes } = takers(turns);
  take("a", 3);
  await timers.advance(8.9);
  await timers.advance(0.1);
  assert.ok(isPersonBusy(await outcomes[1]));
  assert.ok(isPersonBusy(await outcomes[2]));
  turns.release("a");
  take("a");
  await settled();
  assert.deepEqual(order, ["a", "a"]);
  assert.equal(timers.left, 0);
});

Deno.test("turns: who fills the service waits behind nobody but takes no place from others", async () => {
  const turns = turnsOf({ requests: 4, queue: 1, per_person: 32 });
  const { take, order, outcomes } = takers(turns);
  take("greedy", 100);
  take("other", 2);
  await settled();
  assert.deepEqual(order, Array(4).fill("greedy"));
  turns.release("greedy");
  await settled();
  assert.equal(order.at(-1), "other", "the next slot");
  turns.release("greedy");
  await settled();
  assert.equal(order.at(-1), "greedy", "in turn");
  turns.release("greedy");
  await settled();
  assert.equal(order.at(-1), "other");
  turns.release("other");
  turns.release("other");
  for (let left = 97; left > 0; left--) {
    await settled();
    turns.release("greedy");
  }
  await Promise.all(outcomes);
  assert.equal(order.length, 102);
});

Deno.test("turns: of two people who both wait, each gets every second slot", async () => {
  const turns = turnsOf({ requests: 2, per_person: 2 });
  const { take, order } = takers(turns);
  take("c", 2);
  take("a", 6);
  take("b", 3);
  await settled();
  turns.release("c");
  turns.release("c");
  await settled();
  for (const person of ["a", "b", "a", "b", "a", "b", "a"]) {
    turns.release(person);
    await settled();
  }
  assert.deepEqual(order, ["c", "c", "a", "b", "a", "b", "a", "b", "a", "a", "a"]);
  turns.release("a");
  turns.release("a");
});

Deno.test("turns: the service's queue holds people, in order", async () => {
  const turns = turnsOf({ requests: 1, queue: 2, wait: 60 });
  const { take, order, outcomes } = takers(turns);
  for (const person of ["a", "b", "c", "b", "d"]) take(person);
  assert.ok(isBusy(await outcomes[4]), "no place for a third person");
  for (const person of ["a", "b", "c", "b"]) {
    await settled();
    turns.release(person);
  }
  assert.deepEqual(order, ["a", "b", "c", "b"]);
  take("d");
  await settled();
  assert.equal(order.at(-1), "d");
  turns.release("d");
});

Deno.test("turns: who waits for themselves needs no place in the service's queue", async () => {
  const turns = turnsOf({ requests: 2, per_person: 1, queue: 0 });
  const { take, order, outcomes } = takers(turns);
  take("a");
  take("b");
  take("a");
  take("c");
  assert.ok(isBusy(await outcomes[3]));
  turns.release("a");
  await settled();
  assert.deepEqual(order, ["a", "b", "a"]);
  turns.release("a");
  turns.release("b");
});

Deno.test("turns: who gets no turn in time is told that the service is busy", async () => {
  using timers = heldTimers();
  const turns = turnsOf({ requests: 1, queue: 1, wait: 3, per_person_wait: 60 });
  const { take, order, outcomes } = takers(turns);
  take("a");
  take("b", 2);
  await timers.advance(2.9);
  take("b");
  await timers.advance(0.1);
  for (const outcome of outcomes.slice(1)) assert.ok(isBusy(await outcome));
  take("c");
  await settled();
  turns.release("a");
  await settled();
  assert.deepEqual(order, ["a", "c"]);
  assert.equal(timers.left, 0);
});

Deno.test("turns: each turn begins the time of the next", async () => {
  using timers = heldTimers();
  const turns = turnsOf({ requests: 1, wait: 3 });
  const { take, order, outcomes } = takers(turns);
  take("a");
  take("b", 4);
  for (let round = 0; round < 4; round++) {
    await timers.advance(2);
    turns.release(order.at(-1) ?? "a");
    await settled();
  }
  await Promise.all(outcomes);
  assert.deepEqual(order, ["a", "b", "b", "b", "b"]);
  assert.equal(timers.left, 0);
});

Deno.test("turns: a client that leaves also leaves the queue, and gets the reason", async () => {
  const turns = turnsOf({ requests: 1, queue: 1, per_person_queue: 1, wait: 60 });
  const { take, order, outcomes } = takers(turns);
  take("a");
  for (let round = 0; round < 3; round++) {
    const leaving = new AbortController();
    const reason = new Error("Gone");
    take("b", 1, leaving.signal);
    leaving.abort(reason);
    assert.equal(await outcomes.at(-1), reason);
  }
  take("c");
  turns.release("a");
  await settled();
  assert.deepEqual(order, ["a", "c"]);
  turns.release("c");
  take("b");
  await settled();
  assert.equal(order.at(-1), "b");
  turns.release("b");
});

Deno.test("turns: one of several that leaves takes no place with it", async () => {
  const turns = turnsOf({ requests: 1, queue: 1, wait: 60 });
  const { take, order } = takers(turns);
  const leaving = new AbortController();
  take("a");
  take("b", 1, leaving.signal);
  take("b");
  leaving.abort(new Error("Gone"));
  turns.release("a");
  await settled();
  assert.deepEqual(order, ["a", "b"]);
  turns.release("b");
});

Deno.test("turns: no order of events gives more than a share, or leaves anybody waiting", async () => {
  const event = fc.record({
    kind: fc.constantFrom("take", "take", "release", "leave"),
    person: fc.constantFrom("a", "b", "c"),
    which: fc.nat(9),
  });
  const settings = fc.record({
    requests: fc.integer({ min: 1, max: 4 }),
    per_person: fc.integer({ min: 1, max: 3 }),
    queue: fc.integer({ min: 0, max: 3 }),
    per_person_queue: fc.integer({ min: 0, max: 4 }),
  });
  await fc.assert(
    fc.asyncProperty(settings, fc.array(event, { maxLength: 60 }), async (limits, events) => {
      const turns = turnsOf(limits);
      const running: string[] = [];
      const waiting = new Map<AbortController, Promise<unknown>>();
      const take = (person: string) => {
        const leaving = new AbortController();
        const taken = (async () => await turns.take(person, leaving.signal))();
        const over = taken.then(() => void running.push(person), () => {})
          .finally(() => waiting.delete(leaving));
        waiting.set(leaving, over);
      };
      const release = (which: number) => {
        const [person] = running.splice(which % running.length, 1);
        if (person) turns.release(person);
      };
      for (const { kind, person, which } of events) {
        if (kind === "take") take(person);
        else if (kind === "release") release(which);
        else [...waiting.keys()][which % waiting.size]?.abort();
        await settled();
        assert.ok(running.length <= limits.requests);
        for (const one of "abc") {
          const share = running.filter((person) => person === one).length;
          assert.ok(share <= limits.per_person, one);
        }
        if (waiting.size > 0) assert.ok(running.length > 0, "a free service lets nobody wait");
      }
      while (running.length > 0) {
        release(0);
        await settled();
      }
      assert.equal(waiting.size, 0);
    }),
    { numRuns: 200 },
  );
});
