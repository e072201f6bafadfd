/** Kinds of records: where they are, how they are read by name, and what a commit depends on. */
import assert from "node:assert/strict";
import { commitTo, transact } from "../../../domain/platform/commit.ts";
import { MINUTE } from "../../../domain/platform/platform.ts";
import { firstPage, listAll, read } from "../../../domain/platform/read.ts";
import { record } from "../../../domain/platform/record.ts";
import { MAX_CHECKS } from "../../../domain/platform/store.ts";
import { noteLifetimes } from "../../support/lifetimes.ts";
import { type World, worldTest } from "../../support/sign_in_world.ts";

const noteRecord = record<string>("note", { about: "a note" });
const pageRecord = record<number, [book: string, page: number]>(["book", "page"], {
  about: "a page",
  expireIn: MINUTE,
});
const hiddenRecord = record<string, [id: string]>("hidden", {
  about: "a record whose key is made of its arguments",
  key: (id) => [`hash of ${id}`],
});

const put = ({ store }: World, id: string, value: string) =>
  commitTo(store).set(noteRecord(id), value).commit();

Deno.test("record(): the key is the prefix and the arguments, or what is made of them", () => {
  assert.deepEqual(noteRecord("a").key, ["note", "a"]);
  assert.deepEqual(pageRecord("a", 7).key, ["book", "page", "a", 7]);
  assert.deepEqual(hiddenRecord("a").key, ["hidden", "hash of a"]);
  assert.deepEqual(pageRecord.all("a").prefix, ["book", "page", "a"]);
  assert.deepEqual([pageRecord.prefix, pageRecord.expireIn], [["book", "page"], MINUTE]);
});

worldTest("a record lives as long as its kind says, unless a write shortens it", async (world) => {
  const lifetimes = noteLifetimes(world.store);
  const write = commitTo(world.store).set(noteRecord("a"), "kept");
  await write.set(pageRecord("a", 1), 1).set(pageRecord("a", 2), 2, { expireIn: 1 }).commit();
  assert.deepEqual(lifetimes(), { note: [Infinity], book: [1, MINUTE] });
});

worldTest("what was found is written to the same place with the same lifetime", async (world) => {
  await commitTo(world.store).set(pageRecord("a", 1), 1).commit();
  const lifetimes = noteLifetimes(world.store);
  const { store } = world;
  for await (const page of listAll(store, pageRecord.all())) {
    await commitTo(store).set(page, 2).commit();
  }
  const [first] = await firstPage(store, pageRecord.all("a"), 1);
  await commitTo(store).set(first, first.value + 1).commit();
  const page = await read(store, pageRecord("a", 1));
  assert.equal(page.value, 3);
  await commitTo(store).set(page, 4).commit();
  assert.equal((await read(store, pageRecord("a", 1))).value, 4);
  assert.deepEqual(lifetimes(), { book: [MINUTE] });
});

worldTest("read(): names, lists, groups and absent entries are kept", async (world) => {
  for (const id of ["a", "b"]) await put(world, id, id.toUpperCase());
  const found = await read(world.store, {
    one: noteRecord("a"),
    list: [noteRecord("b"), noteRecord("none"), noteRecord("a")],
    group: { page: pageRecord("a", 1) },
    absent: undefined,
    label: "as it was",
  });
  assert.equal(found.one.value, "A");
  assert.deepEqual(found.list.map(({ value }) => value), ["B", null, "A"]);
  assert.equal(found.group.page.value, null);
  assert.deepEqual([found.absent, found.label], [undefined, "as it was"]);
});

worldTest("transact(): a commit depends on every record that was read for it", async (world) => {
  let rounds = 0;
  const value = await transact(
    world.store,
    async (read) => {
      const pointer = await read(noteRecord("pointer"));
      const target = await read(noteRecord(pointer.value ?? "nowhere"));
      // Another writer turns the pointer round after it was read.
      if (rounds++ === 0) await put(world, "pointer", "b");
      return { target };
    },
    ({ target }, write) => {
      write.set(target, "written");
      return target.key;
    },
  );
  assert.deepEqual([value, rounds], [["note", "b"], 2]);
  assert.equal((await read(world.store, noteRecord("nowhere"))).value, null);
});

worldTest(
  "transact(): a commit reads as many records as a store can check, and no more",
  async (world) => {
    const decide = (count: number) => {
      const notes = Array.from({ length: count }, (_, i) => noteRecord(`${i}`));
      return transact(world.store, { notes }, ({ notes }, write) => {
        write.set(notes[0], "read");
        return notes.length;
      });
    };
    assert.equal(await decide(MAX_CHECKS), MAX_CHECKS);
    await assert.rejects(decide(MAX_CHECKS + 1), RangeError);
    const write = commitTo(world.store);
    for (let i = 0; i < MAX_CHECKS; i++) write.create(noteRecord(`new ${i}`), "new");
    assert.throws(() => write.create(noteRecord("one more"), "new"), RangeError);
  },
);

worldTest("create() writes a record once", async ({ store }) => {
  assert.equal(await commitTo(store).create(noteRecord("a"), "first").commit(), true);
  assert.equal(await commitTo(store).create(noteRecord("a"), "second").commit(), false);
  assert.equal((await read(store, noteRecord("a"))).value, "first");
});

worldTest("check() and delete() use a record as it was found", async (world) => {
  const { store } = world;
  const absent = await read(store, noteRecord("a"));
  await put(world, "a", "a");
  assert.equal(await commitTo(store).check(absent).delete(absent).commit(), false);
  assert.equal(await commitTo(store).delete(absent).commit(), true);
  assert.equal((await read(store, noteRecord("a"))).value, null);
});
