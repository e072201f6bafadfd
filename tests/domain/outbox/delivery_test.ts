/** Messages reach their receivers at least once, each receiver by itself. */
import assert from "node:assert/strict";
import { lastMessages, receiversBehind, replay, resume } from "../../../domain/outbox/control.ts";
import { enqueue } from "../../../domain/outbox/enqueue.ts";
import {
  newMessageId,
  outboxRef,
  partitionOf,
  PARTITIONS,
} from "../../../domain/outbox/message.ts";
import { GIVE_UP_AFTER, PAUSES } from "../../../domain/outbox/receiver.ts";
import type { Outcome } from "../../../domain/outbox/sender.ts";
import { systemRandom } from "../../../adapters/runtime/system.ts";
import { LEASE } from "../../../domain/platform/lease.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { DAY, HOUR, MINUTE, SECOND } from "../../../domain/platform/platform.ts";
import { type Store, StoreUnavailable } from "../../../domain/platform/store.ts";
import { createWorker, deliverDue, inOutbox, outboxTest } from "../../support/outbox.ts";

const FAILED: Outcome = { outcome: "failed", reason: "status 503" };

const behind = async (store: Store) =>
  (await Array.fromAsync(receiversBehind(store))).map(({ receiver, state, waiting }) => ({
    receiver,
    state,
    waiting,
  }));

outboxTest("a message is delivered, and leaves nothing behind", async ({ store, ...world }) => {
  const [message] = await world.send({ receiver: "a", content: { n: 1 } });
  await world.deliver();
  assert.deepEqual(world.receivers.got.map(({ id, content }) => [id, content]), [
    [message.id, { n: 1 }],
  ]);
  await world.deliver();
  assert.equal(world.receivers.got.length, 1);
  assert.deepEqual(await inOutbox(store), []);
});

outboxTest("a message does not leave before its time", async ({ clock, ...world }) => {
  await world.send({ receiver: "a", dueAt: clock.time + MINUTE });
  clock.time += MINUTE - 1;
  await world.deliver();
  assert.equal(world.receivers.attempts.length, 0);
  clock.time++;
  await world.deliver();
  assert.equal(world.receivers.got.length, 1);
});

outboxTest(
  "a receiver that fails is tried after growing pauses, then gets all in order, under the same IDs",
  async ({ clock, store, ...world }) => {
    world.receivers.answer = () => FAILED;
    const sent = await world.send({ receiver: "a", order: "x" });
    clock.time++;
    sent.push(...await world.send({ receiver: "a", order: "x" }));
    const begin = clock.time;
    const times: number[] = [];
    for (let second = 0; second <= 25 * 60; second++) {
      clock.time = begin + second * SECOND;
      const before = world.receivers.attempts.length;
      await world.deliver();
      if (world.receivers.attempts.length > before) times.push(second);
      if (second === 20) {
        clock.time++;
        sent.push(...await world.send({ receiver: "a", order: "x" }));
      }
    }
    const at = [0];
    for (const pause of PAUSES) at.push(at.at(-1)! + pause / SECOND);
    assert.deepEqual(times, at.filter((second) => second <= 25 * 60));
    assert.deepEqual(await behind(store), [{ receiver: "a", state: "behind", waiting: 3 }]);
    world.receivers.answer = () => ({ outcome: "delivered" });
    clock.time += HOUR;
    await world.deliver();
    assert.deepEqual(world.receivers.got.map(({ id }) => id), sent.map(({ id }) => id));
    assert.deepEqual(await behind(store), []);
    assert.deepEqual(await inOutbox(store), []);
  },
);

outboxTest("a receiver that fails delays no other", async ({ store, ...world }) => {
  world.receivers.answer = ({ receiver }) =>
    receiver === "down" ? FAILED : { outcome: "delivered" };
  await world.send({ receiver: "down" }, { receiver: "up" }, { receiver: "down" });
  await world.deliver();
  assert.deepEqual(world.receivers.got.map(({ receiver }) => receiver), ["up"]);
  assert.deepEqual(await behind(store), [{ receiver: "down", state: "behind", waiting: 2 }]);
});

outboxTest("receivers that fail in the same moment are all tried again", async (world) => {
  const names = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];
  world.receivers.answer = () => FAILED;
  await world.send(...names.map((receiver) => ({ receiver })));
  await world.deliver();
  world.receivers.answer = () => ({ outcome: "delivered" });
  world.clock.time += MINUTE;
  await world.deliver();
  assert.deepEqual(world.receivers.got.map(({ receiver }) => receiver).sort(), names);
  assert.deepEqual(await behind(world.store), []);
});

outboxTest("a queue that nothing wakes is worked through after minutes", async (world) => {
  const { store, clock, receivers } = world;
  receivers.answer = () => FAILED;
  await world.send({ receiver: "a" });
  await world.deliver();
  const [wake] = await inOutbox(store);
  await commitTo(store).delete(outboxRef(wake, wake.dueAt)).commit();
  receivers.answer = () => ({ outcome: "delivered" });
  const worker = createWorker({ store, clock }, receivers.senders);
  for (let minute = 0; minute < 3; minute++) {
    clock.time += MINUTE;
    await worker.look();
    await worker.settled();
  }
  await worker.stop();
  assert.equal(receivers.got.length, 1);
  assert.deepEqual(await behind(store), []);
});

outboxTest("a receiver that hangs delays no other", async ({ store, clock, ...world }) => {
  const hanging = Promise.withResolvers<Outcome>();
  world.receivers.answer = ({ receiver }) =>
    receiver === "hangs" ? hanging.promise : { outcome: "delivered" };
  await world.send({ receiver: "hangs" });
  const worker = createWorker({ store, clock }, world.receivers.senders);
  await worker.look();
  await world.send({ receiver: "later" });
  await worker.look();
  for (let i = 0; i < 100 && world.receivers.got.length === 0; i++) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  assert.deepEqual(world.receivers.got.map(({ receiver }) => receiver), ["later"]);
  hanging.resolve(FAILED);
  await worker.stop();
});

outboxTest("a message that only its receiver refuses holds up no other", async (world) => {
  const { store, clock, receivers } = world;
  receivers.answer = ({ content }) => content === "bad" ? FAILED : { outcome: "delivered" };
  await world.send(
    { receiver: "a", content: "bad" },
    ...Array.from({ length: 20 }, (_, n) => ({ receiver: "a", content: n })),
  );
  await world.deliver();
  assert.equal(receivers.got.length, 20);
  assert.deepEqual(await behind(store), []);
  for (let hour = 0; hour < 25; hour++) {
    clock.time += HOUR;
    await world.send({ receiver: "a", content: "good" });
    await world.deliver();
  }
  assert.equal(receivers.got.length, 45);
  assert.deepEqual(await inOutbox(store), []);
  const refused = (await lastMessages(store, "a")).filter(({ fate }) => fate === "given_up");
  assert.deepEqual(refused.map(({ content }) => content), ["bad"]);
}, { isLogged: true });

outboxTest("what is refused is not tried again, and is logged", async ({ store, ...world }) => {
  world.receivers.answer = () => ({ outcome: "refused", reason: "status 400" });
  const [{ id }] = await world.send({ receiver: "a" });
  await world.deliver();
  await world.deliver();
  assert.equal(world.receivers.attempts.length, 1);
  const [logged] = await lastMessages(store, "a");
  assert.deepEqual([logged.id, logged.fate, logged.reason, logged.attempts], [
    id,
    "refused",
    "status 400",
    1,
  ]);
}, { isLogged: true });

outboxTest("after a day of failures a receiver is paused until it is resumed", async (world) => {
  const { store, clock, receivers } = world;
  receivers.answer = () => FAILED;
  await world.send({ receiver: "a" });
  for (let at = 0; at <= GIVE_UP_AFTER + HOUR; at += 5 * MINUTE) {
    await world.deliver();
    clock.time += 5 * MINUTE;
  }
  assert.deepEqual(await behind(store), [{ receiver: "a", state: "paused", waiting: 1 }]);
  const { length } = receivers.attempts;
  receivers.answer = () => ({ outcome: "delivered" });
  await world.send({ receiver: "a" });
  clock.time += DAY;
  await world.deliver();
  assert.equal(receivers.attempts.length, length, "nothing is tried");
  assert.ok(await resume({ store, clock }, "a"));
  await world.deliver();
  assert.equal(receivers.got.length, 2);
  assert.deepEqual(await behind(store), []);
  assert.equal(await resume({ store, clock }, "a"), false);
});

const PAUSED: string[] = [];

outboxTest("its sender hears once that a receiver is paused", async (world) => {
  const { clock, receivers, store } = world;
  receivers.answer = () => FAILED;
  await world.send({ receiver: "a" }, { receiver: "a" });
  for (let at = 0; at < GIVE_UP_AFTER; at += 5 * MINUTE) {
    await world.deliver();
    assert.deepEqual(PAUSED, []);
    clock.time += 5 * MINUTE;
  }
  for (let more = 0; more < 4; more++) {
    await world.deliver();
    clock.time += HOUR;
  }
  assert.deepEqual(PAUSED, ["a"]);
  const told = (await inOutbox(store)).filter(({ receiver }) => receiver === "told");
  assert.equal(told.length, 1, "in the commit of the pause");
}, {
  paused({ receiver, ...message }) {
    PAUSED.push(receiver);
    return (write) => enqueue(write, { ...message, receiver: "told", kind: "unknown" });
  },
});

outboxTest("a message with few attempts is given up after them", async (world) => {
  const { store, clock, receivers } = world;
  receivers.answer = () => FAILED;
  await world.send({ receiver: "a" });
  for (let minute = 0; minute < 60; minute++) {
    await world.deliver();
    clock.time += MINUTE;
  }
  assert.deepEqual(receivers.attempts.map(({ attempts }) => attempts), [1, 2, 3]);
  const [{ fate, attempts }] = await lastMessages(store, "a");
  assert.deepEqual([fate, attempts], ["given_up", 3]);
  assert.deepEqual(await behind(store), []);
}, { maxAttempts: 3, isLogged: true });

outboxTest("a claimed attempt is counted before it is made", async (world) => {
  const { store, clock, receivers } = world;
  const sending = Promise.withResolvers<Outcome>();
  receivers.answer = () => sending.promise;
  await world.send({ receiver: "a" });
  const worker = createWorker({ store, clock }, receivers.senders);
  await worker.look();
  for (let i = 0; i < 100 && receivers.attempts.length === 0; i++) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  assert.deepEqual((await inOutbox(store)).map(({ attempts }) => attempts), [1]);
  sending.resolve({ outcome: "delivered" });
  await worker.stop();
  assert.deepEqual(await inOutbox(store), []);
}, { isClaimed: true });

outboxTest("a fact that has not happened yet is looked at again", async ({ clock, ...world }) => {
  const dueAt = clock.time + HOUR;
  world.receivers.answer = () =>
    clock.time < dueAt ? { outcome: "later", dueAt } : { outcome: "delivered" };
  await world.send({ receiver: "a" });
  await world.deliver();
  clock.time = dueAt - 1;
  await world.deliver();
  assert.equal(world.receivers.attempts.length, 1);
  clock.time = dueAt;
  await world.deliver();
  assert.equal(world.receivers.got.length, 1);
});

outboxTest("one worker delivers; another takes over what a dead one left", async (world) => {
  const { store, clock, receivers } = world;
  const first = createWorker({ store, clock }, receivers.senders);
  const second = createWorker({ store, clock }, receivers.senders);
  await first.look();
  await world.send({ receiver: "a" });
  await second.look();
  await second.settled();
  assert.equal(receivers.got.length, 0, "the first has the leases");
  clock.time += LEASE;
  await second.look();
  await second.settled();
  assert.equal(receivers.got.length, 1);
  await Promise.all([first.stop(), second.stop()]);
});

outboxTest("a worker that lost its lease while sending ends no message", async (world) => {
  const { store, clock, receivers } = world;
  const sending = Promise.withResolvers<Outcome>();
  receivers.answer = () => sending.promise;
  await world.send({ receiver: "a" });
  const first = createWorker({ store, clock }, receivers.senders);
  await first.look();
  clock.time += LEASE;
  receivers.answer = () => FAILED;
  const second = createWorker({ store, clock }, receivers.senders);
  await second.look();
  await second.settled();
  sending.resolve({ outcome: "delivered" });
  await first.settled();
  assert.deepEqual(await behind(store), [{ receiver: "a", state: "behind", waiting: 1 }]);
  await Promise.all([first.stop(), second.stop()]);
});

outboxTest("without the store nothing is tried and nothing is lost", async (world) => {
  const { store, clock, receivers } = world;
  receivers.answer = () => {
    throw new StoreUnavailable("Cannot read");
  };
  await world.send({ receiver: "a" });
  const worker = createWorker({ store, clock }, receivers.senders);
  await worker.look();
  await worker.settled();
  await worker.stop();
  assert.equal((await inOutbox(store)).length, 1);
  assert.deepEqual(await behind(store), []);
});

outboxTest("a fault of a sender is a failed attempt, and is told", async (world) => {
  const { store, clock, receivers } = world;
  receivers.answer = () => {
    throw new TypeError("a fault");
  };
  await world.send({ receiver: "a" });
  const faults: unknown[] = [];
  const watch = { faulted: (_: unknown, error: unknown) => void faults.push(error) };
  const worker = createWorker({ store, clock }, receivers.senders, watch);
  await worker.look();
  await worker.settled();
  await worker.stop();
  assert.ok(faults[0] instanceof TypeError);
  assert.deepEqual(await behind(store), [{ receiver: "a", state: "behind", waiting: 1 }]);
});

outboxTest("kinds of a later version wait for it", async ({ store, clock, ...world }) => {
  const [{ id }] = await world.send({ receiver: "a", kind: "of tomorrow" });
  await world.deliver();
  assert.deepEqual((await inOutbox(store)).map((message) => message.id), [id]);
  clock.time += MINUTE;
  const { news } = world.receivers.senders;
  await deliverDue({ store, clock }, { "of tomorrow": news });
  assert.equal(world.receivers.got.length, 1);
});

outboxTest(
  "a receiver with thousands of messages does not hide what is for others",
  async (world) => {
    const { store, clock, receivers } = world;
    const hanging = Promise.withResolvers<Outcome>();
    receivers.answer = ({ receiver }) =>
      receiver === "crowded" ? hanging.promise : { outcome: "delivered" };
    const part = partitionOf("crowded");
    const other = ["b", "c", "d", "e", "f", "g", "h", "i"].find((name) =>
      partitionOf(name) === part
    )!;
    for (let i = 0; i < 10; i++) {
      await world.send(...Array.from({ length: 100 }, () => ({ receiver: "crowded" })));
    }
    clock.time++;
    await world.send({ receiver: other });
    const worker = createWorker({ store, clock }, receivers.senders);
    for (let i = 0; i < 10 && receivers.got.length === 0; i++) await worker.look();
    assert.deepEqual(receivers.got.map(({ receiver }) => receiver), [other]);
    hanging.resolve({ outcome: "delivered" });
    await worker.settled();
    receivers.answer = () => ({ outcome: "delivered" });
    for (let i = 0; i < 20; i++) {
      await worker.look();
      await worker.settled();
    }
    await worker.stop();
    assert.equal(receivers.got.length, 1001);
    assert.equal(new Set(receivers.got.map(({ id }) => id)).size, 1001);
    assert.deepEqual(await behind(store), []);
  },
);

outboxTest("what was delivered can be sent again, under its ID", async (world) => {
  const { store, clock, receivers } = world;
  const ids: string[] = [];
  for (let i = 0; i < 4; i++) {
    ids.push((await world.send({ receiver: "a" }))[0].id);
    clock.time += HOUR;
  }
  await world.deliver();
  receivers.got.length = 0;
  const since = clock.time - 3 * HOUR;
  assert.equal(await replay(store, { receiver: "a", since, until: since + HOUR }), 2);
  await world.deliver();
  assert.deepEqual(receivers.got.map(({ id }) => id).sort(), ids.slice(1, 3));
  assert.deepEqual(
    (await lastMessages(store, "a")).map(({ id }) => id),
    ids.toReversed(),
    "the log names each once, the newest first",
  );
}, { isLogged: true });

Deno.test("message IDs are UUIDv7 in the order of time", () => {
  let time = Date.UTC(2026, 10, 29);
  const ids = Array.from({ length: 100 }, () => {
    time += 1;
    return newMessageId({ clock: { now: () => time }, random: systemRandom });
  });
  for (const id of ids) {
    assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  }
  assert.deepEqual(ids.toSorted(), ids);
  assert.equal(
    Number.parseInt(ids[0].replaceAll("-", "").slice(0, 12), 16),
    Date.UTC(2026, 10, 29) + 1,
  );
});

Deno.test("receivers spread over all partitions, the same in every version", () => {
  const parts = Array.from({ length: 1000 }, (_, n) => partitionOf(`logout:service-${n}`));
  for (let part = 0; part < PARTITIONS; part++) {
    const share = parts.filter((one) => one === part).length;
    assert.ok(share > 150, `${share} of 1000 in ${part}`);
  }
  assert.equal(partitionOf("logout:library"), 2);
});
