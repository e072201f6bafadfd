/** Marks of items that are older than all marks that are read at once. */
import assert from "node:assert/strict";
import { listBox, putItem, readNeedsMe } from "../../../domain/messages/box.ts";
import {
  COUNTED_AT_MOST,
  markRead,
  markUnread,
  setNeedsMe,
} from "../../../domain/messages/marks.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { worldTest } from "../../support/sign_in_world.ts";

const LETTERS = COUNTED_AT_MOST + 30;

/** Sortable by its number. */
const idOf = (i: number) => `${String(i).padStart(8, "0")}-0000-7000-8000-000000000000`;

worldTest(
  "a box: each page shows its items' own marks, beyond those that are counted",
  async (world) => {
    const { store } = world;
    const write = commitTo(store);
    for (let i = 0; i < LETTERS; i++) {
      const id = idOf(i);
      const item = {
        of: "letter",
        at: i,
        service: "court",
        title: "رأی",
        kind: "decision",
      } as const;
      putItem(write, "sara", { ...item, id });
      markUnread(write, "sara", id);
      setNeedsMe(write, "sara", id, i % 3 === 0);
    }
    await write.commit();
    const opened = [1, 4, LETTERS - 1].map(idOf);
    const reading = commitTo(store);
    for (const id of opened) markRead(reading, "sara", id);
    await reading.commit();

    let cursor: string | undefined;
    const shown: [id: string, isUnread: boolean, needsMe: boolean][] = [];
    do {
      const { items, counts, next } = await listBox(world.deps, "sara", { cursor });
      assert.deepEqual(counts, { unread: COUNTED_AT_MOST, needsMe: Math.ceil(LETTERS / 3) });
      for (const { id, isUnread, needsMe } of items) shown.push([id, isUnread, needsMe]);
      cursor = next;
    } while (cursor);
    assert.deepEqual(
      shown,
      Array.from({ length: LETTERS }, (_, i) => LETTERS - 1 - i)
        .map((i) => [idOf(i), !opened.includes(idOf(i)), i % 3 === 0]),
    );
  },
);

worldTest("readNeedsMe() names the newest items and counts all", async (world) => {
  const { store } = world;
  const write = commitTo(store);
  for (let i = 0; i < 5; i++) {
    const item = { of: "letter", at: i, service: "court", title: "رأی", kind: "decision" } as const;
    putItem(write, "sara", { ...item, id: idOf(i) });
    setNeedsMe(write, "sara", idOf(i), i !== 4);
  }
  markUnread(write, "sara", idOf(2));
  markUnread(write, "sara", idOf(4));
  await write.commit();
  const { items, counts } = await readNeedsMe(store, "sara", 3);
  assert.deepEqual(
    items.map(({ id, isUnread, needsMe }) => [id, isUnread, needsMe]),
    [[idOf(3), false, true], [idOf(2), true, true], [idOf(1), false, true]],
  );
  assert.deepEqual(counts, { unread: 2, needsMe: 4 });
  assert.deepEqual(await readNeedsMe(store, "nobody", 3), {
    items: [],
    counts: { unread: 0, needsMe: 0 },
  });
});
