/** How decisions are made with the store. */
import assert from "node:assert/strict";
import { commitTo, transact } from "../../../domain/platform/commit.ts";
import { listAll, read } from "../../../domain/platform/read.ts";
import { record } from "../../../domain/platform/record.ts";
import { STORE_RETRY, StoreUnavailable } from "../../../domain/platform/store.ts";
import { type World, worldTest } from "../../support/sign_in_world.ts";

const counterRecord = record<number, []>("counter", { about: "a count" });
const put = ({ store }: World, value: number) =>
  commitTo(store).set(counterRecord(), value).commit();
const counted = async ({ store }: World) => (await read(store, counterRecord())).value;

/** Increments, with a concurrent writer as often as `disturbed` says. */
async function add(world: World, disturbed: number): Promise<number> {
  let decisions = 0;
  await transact(
    world.store,
    async (read) => {
      const counter = await read(counterRecord());
      if (decisions++ < disturbed) await put(world, (counter.value ?? 0) + 10);
      return counter;
    },
    (counter, write) => void write.set(counter, (counter.value ?? 0) + 1),
  );
  return decisions;
}

worldTest("transact() decides again until no other commit interfered", async (world) => {
  assert.equal(await add(world, 0), 1);
  assert.equal(await counted(world), 1);
  assert.equal(await add(world, 3), 4);
  assert.equal(await counted(world), 32, "no write is lost");
});

worldTest("transact() returns what was committed", async (world) => {
  const answers = await Promise.all(
    Array.from(
      { length: 60 },
      () =>
        transact(world.store, { counter: counterRecord() }, ({ counter }, write) => {
          const next = (counter.value ?? 0) + 1;
          write.set(counter, next);
          return next;
        }),
    ),
  );
  assert.deepEqual(answers.toSorted((a, b) => a - b), Array.from({ length: 60 }, (_, i) => i + 1));
});

worldTest(
  "transact() reports an outage if a record stays contended",
  async (world) => {
    await assert.rejects(add(world, Infinity), StoreUnavailable);
  },
);

const numberRecord = record<number, [number]>("all", { about: "a number" });

worldTest("listAll() reads every record once, in order", async ({ store }) => {
  for (let from = 0; from < 1200; from += 100) {
    const write = commitTo(store);
    for (let i = from; i < from + 100; i++) write.set(numberRecord(i), i);
    await write.commit();
  }
  const all: number[] = [];
  for await (const { value } of listAll(store, numberRecord.all())) {
    all.push(value);
    assert.ok(all.length <= 1200, "it goes round in circles");
  }
  assert.deepEqual(all, Array.from({ length: 1200 }, (_, i) => i));
});

Deno.test("after an outage people are asked to come back within seconds", () => {
  assert.ok(STORE_RETRY >= 1 && STORE_RETRY <= 10);
});
