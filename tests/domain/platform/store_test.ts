/** How decisions are made over the store's calls. */
import assert from "node:assert/strict";
import {
  listAll,
  STORE_RETRY,
  StoreUnavailable,
  transact,
} from "../../../domain/platform/store.ts";
import { type World, worldTest } from "../../support/sign_in_world.ts";

const KEY = ["counter"];
const put = ({ store }: World, value: number) => store.atomic().set(KEY, value).commit();
const read = async ({ store }: World) => (await store.get<number>(KEY)).value;

/** Adds one, and lets somebody else write in between as often as `disturbed` says. */
async function add(world: World, disturbed: number): Promise<number> {
  let decisions = 0;
  await transact<[number], void>(world.store, [KEY], async ([entry], write) => {
    if (decisions++ < disturbed) await put(world, (entry.value ?? 0) + 10);
    write.set(KEY, (entry.value ?? 0) + 1);
  });
  return decisions;
}

worldTest("transact() decides again until nobody came in between", async (world) => {
  assert.equal(await add(world, 0), 1);
  assert.equal(await read(world), 1);
  assert.equal(await add(world, 3), 4);
  assert.equal(await read(world), 32, "nobody's write is lost");
});

worldTest("transact() answers what was committed", async (world) => {
  const answers = await Promise.all(
    Array.from(
      { length: 60 },
      () =>
        transact<[number], number>(world.store, [KEY], ([entry], write) => {
          const next = (entry.value ?? 0) + 1;
          write.set(KEY, next);
          return next;
        }),
    ),
  );
  assert.deepEqual(answers.toSorted((a, b) => a - b), Array.from({ length: 60 }, (_, i) => i + 1));
});

worldTest(
  "transact() calls a record that everybody writes to an outage, in the end",
  async (world) => {
    const always = transact<[number], void>(world.store, [KEY], async ([entry], write) => {
      await put(world, (entry.value ?? 0) + 1);
      write.set(KEY, 0);
    });
    await assert.rejects(always, StoreUnavailable);
  },
);

worldTest("listAll() reads every record once, in order", async ({ store }) => {
  for (let from = 0; from < 1200; from += 100) {
    const write = store.atomic();
    for (let i = from; i < from + 100; i++) write.set(["all", i], i);
    await write.commit();
  }
  const all: number[] = [];
  for await (const { value } of listAll<number>(store, ["all"])) {
    all.push(value);
    assert.ok(all.length <= 1200, "it goes round in circles");
  }
  assert.deepEqual(all, Array.from({ length: 1200 }, (_, i) => i));
});

Deno.test("after an outage people are asked to come back within seconds", () => {
  assert.ok(STORE_RETRY >= 1 && STORE_RETRY <= 10);
});
