/** Messages of one order follow each other, whatever fails; no other waits for them. */
import assert from "node:assert/strict";
import { holdReceiver, lastMessages, receiversBehind } from "../../../domain/outbox/control.ts";
import { outboxRef, queueRecord } from "../../../domain/outbox/message.ts";
import { GIVE_UP_AFTER } from "../../../domain/outbox/receiver.ts";
import type { Outcome } from "../../../domain/outbox/sender.ts";
import { laneRecord } from "../../../domain/outbox/set_aside.ts";
import { isWake } from "../../../domain/outbox/wake.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { LEASE } from "../../../domain/platform/lease.ts";
import { HOUR, MINUTE, SECOND } from "../../../domain/platform/platform.ts";
import { listAll } from "../../../domain/platform/read.ts";
import type { Store } from "../../../domain/platform/store.ts";
import { createWorker, inOutbox, outboxTest, type OutboxWorld } from "../../support/outbox.ts";

const FAILED: Outcome = { outcome: "failed", reason: "status 503" };
const TAKEN: Outcome = { outcome: "delivered" };

/** "A1 A2 B1": messages by their order, each in a millisecond of its own. */
async function send({ clock, ...world }: OutboxWorld, names: string): Promise<void> {
  for (const content of names.split(" ")) {
    clock.time++;
    await world.send({ receiver: "a", order: content[0], content });
  }
}

const got = ({ receivers }: OutboxWorld, order = "") =>
  receivers.got.map(({ content }) => content as string).filter((one) => one.startsWith(order))
    .join(" ");

const refusing = ({ receivers }: OutboxWorld, ...refused: string[]) => {
  receivers.answer = ({ content }) => refused.includes(content as string) ? FAILED : TAKEN;
};

const queued = async (store: Store) =>
  (await Array.fromAsync(listAll(store, queueRecord.all("a")))).map(({ value }) => value.content)
    .join(" ");

const lanes = (store: Store) => Array.fromAsync(listAll(store, laneRecord.all()));

async function assertRest({ store }: OutboxWorld): Promise<void> {
  assert.deepEqual(await inOutbox(store), []);
  assert.deepEqual(await lanes(store), []);
  assert.equal(await queued(store), "");
  assert.deepEqual(await Array.fromAsync(receiversBehind(store)), []);
}

outboxTest(
  "order: what follows a failed message waits for it, other lanes do not",
  async (world) => {
    const { clock, receivers, store } = world;
    refusing(world, "A1");
    await send(world, "A1 A2 B1 C1 B2");
    await world.deliver();
    assert.equal(got(world), "B1 C1 B2");
    await send(world, "A3 B3");
    await world.deliver();
    assert.equal(got(world), "B1 C1 B2 B3", "what is new waits behind it, too");
    assert.equal(await queued(store), "A1 A2 A3");
    assert.deepEqual(
      await Array.fromAsync(receiversBehind(store)),
      [],
      "the receiver is not behind",
    );
    clock.time += SECOND;
    await world.deliver();
    assert.equal(got(world, "A"), "");
    clock.time += 4 * SECOND;
    const { length } = receivers.attempts;
    await world.deliver();
    assert.equal(receivers.attempts.length, length, "its pauses grow");
    clock.time += SECOND;
    refusing(world);
    await world.deliver();
    assert.equal(got(world, "A"), "A1 A2 A3");
    await send(world, "A4");
    await world.deliver();
    assert.equal(got(world, "A"), "A1 A2 A3 A4");
    await assertRest(world);
  },
);

outboxTest(
  "order: it holds also when the message fails out of the receiver's queue",
  async (world) => {
    const { clock, receivers } = world;
    receivers.answer = () => FAILED;
    await send(world, "B1 A1 A2 B2 A3");
    await world.deliver();
    refusing(world, "A1", "B2");
    const { length } = receivers.attempts;
    clock.time += MINUTE;
    await world.deliver();
    assert.equal(got(world), "B1");
    assert.deepEqual(await Array.fromAsync(receiversBehind(world.store)), []);
    assert.equal(receivers.attempts.length, length + 3, "each lane is tried once");
    refusing(world);
    clock.time += HOUR;
    await world.deliver();
    assert.equal(got(world, "A"), "A1 A2 A3");
    assert.equal(got(world, "B"), "B1 B2");
    await assertRest(world);
  },
);

outboxTest("order: what is given up after a day lets the next ones go", async (world) => {
  const { clock, store } = world;
  refusing(world, "A1");
  await send(world, "A1 A2 B1");
  await world.deliver();
  const until = clock.time + GIVE_UP_AFTER + HOUR;
  for (let i = 0; clock.time < until; i++, clock.time += 10 * MINUTE) {
    await send(world, `B${2 + i}`);
    await world.deliver();
    if (clock.time < until - 2 * HOUR) assert.equal(got(world, "A"), "");
  }
  assert.equal(got(world, "A"), "A2");
  const [{ fate, attempts }] = (await lastMessages(store, "a"))
    .filter(({ content }) => content === "A1");
  assert.equal(fate, "given_up");
  assert.ok(attempts > 60 && attempts < 120, `${attempts} attempts`);
  await assertRest(world);
}, { isLogged: true });

outboxTest("order: a receiver that fails meanwhile gets all in order afterwards", async (world) => {
  const { clock, receivers } = world;
  refusing(world, "A1");
  await send(world, "A1 B1 A2");
  await world.deliver();
  receivers.answer = () => FAILED;
  await send(world, "A3 B2");
  await world.deliver();
  clock.time += 2 * SECOND;
  await send(world, "A4 B3");
  await world.deliver();
  refusing(world);
  clock.time += HOUR;
  await world.deliver();
  assert.equal(got(world, "A"), "A1 A2 A3 A4");
  assert.equal(got(world, "B"), "B1 B2 B3");
  await assertRest(world);
});

outboxTest("order: a receiver that asks to wait has its lanes in its queue", async (world) => {
  const { clock, store } = world;
  refusing(world, "A1");
  await send(world, "A1 B1 A2");
  await world.deliver();
  const write = commitTo(store);
  holdReceiver(write, "a", clock.time);
  await write.commit();
  await send(world, "A3 B2");
  await world.deliver();
  assert.equal(await queued(store), "A1 A2 A3 B2");
  clock.time += HOUR;
  await world.deliver();
  assert.equal(await queued(store), "A1 A2 A3 B2");
  assert.deepEqual(await lanes(store), []);
  assert.deepEqual(await inOutbox(store), []);
});

outboxTest("order: another worker goes on with a lane where one died", async (world) => {
  const { clock, receivers } = world;
  refusing(world, "A1");
  await send(world, "A1 B1 A2");
  const dead = createWorker(world, receivers.senders);
  await dead.look();
  await dead.settled();
  await send(world, "A3");
  clock.time += LEASE + SECOND;
  refusing(world);
  await world.deliver();
  assert.equal(got(world, "A"), "A1 A2 A3");
  await assertRest(world);
});

outboxTest("order: a lane that nothing wakes is followed after minutes", async (world) => {
  const { store, clock, receivers } = world;
  refusing(world, "A1");
  await send(world, "A1 B1 A2");
  await world.deliver();
  const [wake] = (await inOutbox(store)).filter(isWake);
  await commitTo(store).delete(outboxRef(wake, wake.dueAt)).commit();
  refusing(world);
  const worker = createWorker(world, receivers.senders);
  for (let minute = 0; minute < 3; minute++) {
    clock.time += MINUTE;
    await worker.look();
    await worker.settled();
  }
  await worker.stop();
  assert.equal(got(world, "A"), "A1 A2");
  await assertRest(world);
});

outboxTest("order: a long lane is followed to its end", async (world) => {
  const { clock } = world;
  refusing(world, "A0");
  const names = Array.from({ length: 130 }, (_, n) => `A${n}`);
  await send(world, `B1 ${names.join(" ")}`);
  await world.deliver();
  assert.equal(got(world), "B1");
  refusing(world);
  clock.time += MINUTE;
  await world.deliver();
  assert.equal(got(world, "A"), names.join(" "));
  await assertRest(world);
});

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = state + 0x6d2b79f5 | 0;
    let mixed = Math.imul(state ^ state >>> 15, state | 1);
    mixed ^= mixed + Math.imul(mixed ^ mixed >>> 7, mixed | 61);
    return ((mixed ^ mixed >>> 14) >>> 0) / 2 ** 32;
  };
}

const SEEDS = [1, 2, 3, 4];

for (const seed of SEEDS) {
  outboxTest(
    `order: nothing overtakes, whatever fails, and whichever worker dies (${seed})`,
    async (world) => {
      const { clock, receivers } = world;
      const next = numbers(seed);
      const sent: string[] = [];
      let isDown = false;
      receivers.answer = () => isDown || next() < 0.3 ? FAILED : TAKEN;
      let worker = createWorker(world, receivers.senders);
      for (let round = 0; round < 150; round++) {
        for (let i = 0; i < 4 && next() < 0.6; i++) {
          const name = `${"ABCDE"[Math.floor(next() * 5)]}${sent.length}`;
          await send(world, name);
          sent.push(name);
        }
        if (next() < 0.1) isDown = !isDown;
        if (next() < 0.05) {
          // It dies with its leases.
          worker = createWorker(world, receivers.senders);
          clock.time += LEASE + SECOND;
        }
        clock.time += next() * (next() < 0.1 ? 10 * MINUTE : 3 * SECOND);
        await worker.look();
        if (next() < 0.7) await worker.settled();
      }
      await worker.settled();
      isDown = false;
      receivers.answer = () => TAKEN;
      clock.time += HOUR;
      await world.deliver();
      for (const order of "ABCDE") {
        const expected = sent.filter((name) => name.startsWith(order));
        const first = [...new Set(got(world, order).split(" ").filter(Boolean))];
        assert.deepEqual(first, expected);
      }
      await assertRest(world);
    },
  );
}
