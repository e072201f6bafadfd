/** A file goes with the last letter or dossier that has it, and never before. */
import assert from "node:assert/strict";
import { attachmentRecord } from "../../../domain/attachments/attachment.ts";
import { PIECE, pieceRecord } from "../../../domain/attachments/pieces.ts";
import { attachmentUseRecord, releaseAttachment } from "../../../domain/attachments/uses.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { listAll } from "../../../domain/platform/read.ts";
import type { Store } from "../../../domain/platform/store.ts";
import { pdf } from "../../support/files.ts";
import { attachmentsTest, type AttachmentsWorld } from "./world.ts";

const countOf = async (store: Store, all: Parameters<typeof listAll>[1]): Promise<number> =>
  (await Array.fromAsync(listAll(store, all))).length;
const piecesOf = ({ store }: AttachmentsWorld, id: string) => countOf(store, pieceRecord.all(id));
const usesOf = ({ store }: AttachmentsWorld, id: string) =>
  countOf(store, attachmentUseRecord.all(id));

attachmentsTest("a file: goes with the last of the letters that have it", async (world) => {
  const { id } = await world.upload(pdf("%".repeat(3 * PIECE)));
  for (const item of ["a", "b", "b"]) await world.keep(id, item);
  await releaseAttachment(world.store, id, "a");
  await world.work();
  assert.equal((await world.find(id))?.state, "clean");
  assert.deepEqual([await usesOf(world, id), await piecesOf(world, id)], [1, 4]);
  await releaseAttachment(world.store, id, "b");
  assert.equal(await world.find(id), null);
  await world.work();
  assert.deepEqual([await usesOf(world, id), await piecesOf(world, id)], [0, 0]);
  await releaseAttachment(world.store, id, "b");
});

attachmentsTest("a file: one that an earlier version kept stays", async (world) => {
  const { id } = await world.upload();
  const kept = { ...(await world.find(id))!, isKept: true };
  await commitTo(world.store).set(attachmentRecord(id), kept).commit();
  await world.keep(id, "a");
  await releaseAttachment(world.store, id, "a");
  assert.deepEqual(await world.find(id), kept);
});

attachmentsTest("a file: a letter that takes it while it leaves keeps it", async (world) => {
  for (const when of ["before", "after"]) {
    const { id } = await world.upload();
    await world.keep(id, "a");
    let isFirst = true;
    const interrupted: Store = Object.create(world.store, {
      list: {
        value: async (...args: Parameters<Store["list"]>) => {
          const take = isFirst;
          isFirst = false;
          if (take && when === "before") await world.keep(id, "b");
          const found = await world.store.list(...args);
          if (take && when === "after") await world.keep(id, "b");
          return found;
        },
      },
    });
    await releaseAttachment(interrupted, id, "a");
    const { isLeaving, isKept } = (await world.find(id))!;
    assert.deepEqual([isLeaving, isKept, await usesOf(world, id)], [undefined, true, 1], when);
  }
});

attachmentsTest("a file: what a crash has left half done is found again", async (world) => {
  const { id } = await world.upload();
  await world.keep(id, "a");
  const crashing: Store = Object.create(world.store, {
    list: { value: () => Promise.reject(new Error("killed")) },
  });
  await assert.rejects(releaseAttachment(crashing, id, "a"));
  assert.equal((await world.find(id))?.isLeaving, true);
  await releaseAttachment(world.store, id, "a");
  assert.equal(await world.find(id), null);
});
