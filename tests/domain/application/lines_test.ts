/** What a worker keeps of the lists is read once after each change, and never older than its version. */
import assert from "node:assert/strict";
import { listedApplicationRecord } from "../../../domain/application/application.ts";
import { linesOf } from "../../../domain/application/lines.ts";
import { type Store, StoreUnavailable } from "../../../domain/platform/store.ts";
import { type World, worldTest } from "../../support/sign_in_world.ts";
import { APPLICATION, move } from "../review/sample.ts";

const [LINES] = listedApplicationRecord.prefix;
const STATES = ["draft", "submitted"] as const;

/** The world's store, which counts the lists of lines that are read. */
function countingStore({ store }: World) {
  const counted = { lists: 0, isDown: false };
  const list: Store["list"] = (...asked) => {
    if (asked[0][0] === LINES) counted.lists++;
    if (counted.isDown) throw new StoreUnavailable("down");
    return store.list(...asked);
  };
  return { counted, store: { ...store, list } };
}

const statesOf = async (store: Store) =>
  (await linesOf(store, "all", STATES)).map(({ value }) => `${value.id} ${value.state}`);

worldTest(
  "lines: read once, and again after a change, by who asks at once as well",
  async (world) => {
    await move(world, {});
    const { store, counted } = countingStore(world);
    const together = await Promise.all([statesOf(store), statesOf(store)]);
    assert.deepEqual(together, [["application-1 draft"], ["application-1 draft"]]);
    await statesOf(store);
    assert.equal(counted.lists, 1);
    await move(world, { state: "submitted" });
    assert.deepEqual(await statesOf(store), ["application-1 submitted"]);
    // Where it was, and where it is.
    assert.equal(counted.lists, 3);
  },
);

worldTest("lines: only the part of what has changed is read again", async (world) => {
  for (const id of ["a1", "b1", "a2", "a3"]) await move(world, {}, id);
  const { store, counted } = countingStore(world);
  assert.equal((await statesOf(store)).length, 4);
  assert.equal(counted.lists, 3);
  await move(world, { title: { fa: "دیگر" } }, "b1");
  const lines = await linesOf(store, "all", STATES);
  assert.equal(lines.find(({ value }) => value.id === "b1")?.value.title?.fa, "دیگر");
  assert.deepEqual([lines.length, counted.lists], [4, 4]);
  // Another comes into a part that nobody has read, and one leaves its part empty.
  await move(world, {}, "c9");
  await move(world, { state: "returned" }, "a3");
  assert.deepEqual((await statesOf(store)).toSorted(), [
    "a1 draft",
    "a2 draft",
    "b1 draft",
    "c9 draft",
  ]);
  assert.equal(counted.lists, 6);
});

worldTest(
  "lines: words follow the title, and another scope has lines of its own",
  async (world) => {
    await move(world, {});
    await move(world, { title: { fa: "كتاب" } }, "application-2");
    const words = async (scope: Parameters<typeof linesOf>[1]) =>
      (await linesOf(world.store, scope, STATES)).map(({ form }) => form.split(" ")[1]).toSorted();
    assert.deepEqual(await words("all"), ["کتاب", "کتابخانه"]);
    await move(world, { title: { fa: "بيمه" } }, "application-2");
    assert.deepEqual(await words({ agencyId: APPLICATION.agencyId }), ["بیمه", "کتابخانه"]);
    assert.deepEqual(await words({ agencyId: "agency-2" }), []);
    assert.deepEqual(await words("all"), ["بیمه", "کتابخانه"]);
  },
);

worldTest("lines: what could not be read is read by the next", async (world) => {
  await move(world, {});
  const { store, counted } = countingStore(world);
  counted.isDown = true;
  await assert.rejects(statesOf(store), StoreUnavailable);
  counted.isDown = false;
  assert.deepEqual(await statesOf(store), ["application-1 draft"]);
});
