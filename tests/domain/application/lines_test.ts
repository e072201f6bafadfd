/** What a worker keeps of the lists is read once after each change, and never older than its version. */
import assert from "node:assert/strict";
import { linesOf } from "../../../domain/application/lines.ts";
import { type Store, StoreUnavailable } from "../../../domain/platform/store.ts";
import { type World, worldTest } from "../../support/sign_in_world.ts";
import { APPLICATION, move } from "../review/sample.ts";

const STATES = ["draft", "submitted"] as const;

/** The world's store, which counts the lists that are read. */
function countingStore({ store }: World) {
  const counted = { lists: 0, isDown: false };
  const list: Store["list"] = (...asked) => {
    counted.lists++;
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
    assert.equal(counted.lists, STATES.length);
    await move(world, { state: "submitted" });
    assert.deepEqual(await statesOf(store), ["application-1 submitted"]);
    assert.equal(counted.lists, 2 * STATES.length);
  },
);

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
