/** What a worker keeps of a person's marks is never older than their version. */
import assert from "node:assert/strict";
import { readNeedsMe } from "../../../domain/messages/box.ts";
import {
  markRead,
  markUnread,
  newestMarks,
  setNeedsMe,
  unreadRecord,
} from "../../../domain/messages/marks.ts";
import { commitTo, type Write } from "../../../domain/platform/commit.ts";
import { type Store, StoreUnavailable } from "../../../domain/platform/store.ts";
import { type World, worldTest } from "../../support/sign_in_world.ts";

const [UNREAD] = unreadRecord.prefix;
const ID = "00000001-0000-7000-8000-000000000000";

/** Another worker on the world's store, which counts the lists of unread marks that it reads. */
function openWorker({ store }: World) {
  const counted = { lists: 0, isDown: false };
  const list: Store["list"] = (...asked) => {
    if (counted.isDown) throw new StoreUnavailable("down");
    if (asked[0][0] === UNREAD) counted.lists++;
    return store.list(...asked);
  };
  return { counted, store: { ...store, list } };
}

async function commit({ store }: World, include: (write: Write) => void) {
  const write = commitTo(store);
  include(write);
  await write.commit();
}

const countsOf = async (store: Store) => (await readNeedsMe(store, "sara", 0)).counts;

worldTest("marks: read once, and again after each change by another worker", async (world) => {
  const { counted, store } = openWorker(world);
  await commit(world, (write) => markUnread(write, "sara", ID));
  const together = await Promise.all([countsOf(store), countsOf(store)]);
  assert.deepEqual(together, Array(2).fill({ unread: 1, needsMe: 0 }));
  assert.deepEqual(await countsOf(store), { unread: 1, needsMe: 0 });
  assert.equal(counted.lists, 1);
  await commit(world, (write) => setNeedsMe(write, "sara", ID, true));
  assert.deepEqual(await countsOf(store), { unread: 1, needsMe: 1 });
  await commit(world, (write) => markRead(write, "sara", ID));
  assert.deepEqual(await countsOf(store), { unread: 0, needsMe: 1 });
  await commit(world, (write) => setNeedsMe(write, "sara", ID, false));
  assert.deepEqual(await countsOf(store), { unread: 0, needsMe: 0 });
  assert.equal(counted.lists, 4);
});

worldTest("marks: a change while they are read is seen by who asks next", async (world) => {
  const { store } = openWorker(world);
  await commit(world, (write) => markUnread(write, "sara", ID));
  const list: Store["list"] = async (...asked) => {
    const found = await store.list(...asked);
    await commit(world, (write) => markRead(write, "sara", ID));
    return found as never;
  };
  const slow = { ...store, list };
  assert.equal((await newestMarks(slow, "sara"))[0].places.size, 1);
  assert.equal((await newestMarks(slow, "sara"))[0].places.size, 0);
});

worldTest("marks: what could not be read is read again", async (world) => {
  const { counted, store } = openWorker(world);
  await commit(world, (write) => markUnread(write, "sara", ID));
  counted.isDown = true;
  await assert.rejects(countsOf(store), StoreUnavailable);
  counted.isDown = false;
  assert.deepEqual(await countsOf(store), { unread: 1, needsMe: 0 });
});
