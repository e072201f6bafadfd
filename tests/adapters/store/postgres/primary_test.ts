import assert from "node:assert/strict";
import { PassingFailure } from "../../../../adapters/store/postgres/failures.ts";
import type { Link } from "../../../../adapters/store/postgres/link.ts";
import { createPrimary } from "../../../../adapters/store/postgres/primary.ts";

const hosts = ["a", "b", "c"].map((name) => ({ name, port: 1 }));

function create(primaryName: string) {
  const state = { primary: primaryName, asked: [] as string[], closed: 0, changes: [] as string[] };
  const openPrimary = createPrimary({
    hosts,
    open({ name }) {
      state.asked.push(name);
      if (name !== state.primary) return Promise.reject(new PassingFailure(`${name}: no primary`));
      return Promise.resolve({ name, close: () => state.closed++ } as unknown as Link);
    },
    onChange: ({ name }) => state.changes.push(name),
  });
  const open = async () => (await openPrimary() as unknown as { name: string }).name;
  return { state, open };
}

Deno.test("primary: is looked for once, and then known", async () => {
  const { state, open } = create("b");
  assert.deepEqual(await Promise.all([open(), open(), open()]), ["b", "b", "b"]);
  assert.deepEqual(state.asked, ["a", "b", "c", "b", "b", "b"]);
  assert.equal(state.closed, 1, "the link of the search");
  await open();
  assert.equal(state.asked.length, 7);
  assert.deepEqual(state.changes, []);
});

Deno.test("primary: when it is lost, the next call looks for the next one", async () => {
  const { state, open } = create("b");
  await open();
  state.primary = "c";
  await assert.rejects(open(), PassingFailure);
  assert.equal(await open(), "c");
  assert.deepEqual(state.changes, ["c"]);
  state.primary = "none";
  await assert.rejects(open(), PassingFailure);
  await assert.rejects(open(), /a: no primary; b: no primary; c: no primary/);
  state.primary = "c";
  assert.equal(await open(), "c");
  assert.deepEqual(state.changes, ["c"], "the same one as before");
});
