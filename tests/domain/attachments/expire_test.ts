import assert from "node:assert/strict";
import { eventsAfter } from "../../../domain/agency_events/log.ts";
import { withdrawAttachment } from "../../../domain/attachments/announce.ts";
import { judgeAttachable } from "../../../domain/attachments/attach.ts";
import { attachmentRecord } from "../../../domain/attachments/attachment.ts";
import { PIECE, pieceRecord } from "../../../domain/attachments/pieces.ts";
import { ScannerUnavailable } from "../../../domain/attachments/ports.ts";
import { unusedOf } from "../../../domain/attachments/unused.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { DAY, HOUR } from "../../../domain/platform/platform.ts";
import { listAll, read } from "../../../domain/platform/read.ts";
import { pdf } from "../../support/files.ts";
import { inOutbox } from "../../support/outbox.ts";
import { attachmentsTest, type AttachmentsWorld, SERVICE } from "./world.ts";

const piecesOf = async ({ store }: AttachmentsWorld, id: string): Promise<number> =>
  (await Array.fromAsync(listAll(store, pieceRecord.all(id)))).length;

attachmentsTest(
  "expiry: an upload that is abandoned goes after a day, with its bytes",
  async (world) => {
    const bytes = pdf("%".repeat(3 * PIECE));
    const { id } = await world.announce(bytes);
    await world.append(id, 0, false, bytes.slice(0, 2 * PIECE));
    world.clock.time += DAY - HOUR;
    await world.append(id, 2 * PIECE, false, bytes.slice(2 * PIECE, 2 * PIECE + 1));
    world.clock.time += 2 * HOUR;
    await world.work();
    assert.equal(await piecesOf(world, id), 3, "the day begins with the last chunk");
    world.clock.time += DAY;
    await world.work();
    assert.equal(await world.find(id), null);
    assert.equal(await piecesOf(world, id), 0);
    assert.deepEqual(await inOutbox(world.store), []);
  },
);

attachmentsTest("expiry: a file that a letter has stays", async (world) => {
  const { id } = await world.upload();
  assert.ok("file" in await world.keep(id));
  await world.work();
  world.clock.time += 2 * DAY;
  await world.work();
  assert.equal((await world.find(id))?.state, "clean");
  assert.equal(await piecesOf(world, id), 1);
  assert.deepEqual(await inOutbox(world.store), []);
});

attachmentsTest("expiry: pieces that an attempt has left go with the next one", async (world) => {
  const { id } = await world.upload();
  await world.work();
  await commitTo(world.store).delete(attachmentRecord(id)).commit();
  world.clock.time += DAY;
  await world.work();
  assert.equal(await piecesOf(world, id), 0);
});

attachmentsTest("attach: only what is whole, sound and the agency's own", async (world) => {
  const judged = async (id: string, service = SERVICE) => {
    const result = judgeAttachable(await read(world.store, attachmentRecord(id)), service);
    return "file" in result ? result.file.name : result.problem;
  };
  const begun = await world.announce(pdf());
  assert.equal(await judged(begun.id), "file_not_uploaded");
  const whole = await world.upload();
  assert.equal(await judged(whole.id), "نامه.pdf", "it need not be scanned yet");
  assert.equal(await judged(whole.id, "vehicle"), "unknown");
  assert.equal(await judged("01234567"), "unknown");
  const { id: broken } = await world.upload(pdf("x").slice(0, -2));
  assert.equal(await judged(broken), "type_mismatch");
  world.verdict = () => ({ verdict: "infected", threat: "Eicar-Signature" });
  await world.work();
  assert.equal(await judged(whole.id), "file_infected");
});

attachmentsTest(
  "withdrawal: while no letter has the file, and its bytes go in time",
  async (world) => {
    const { store } = world;
    const { id } = await world.upload();
    assert.equal(await withdrawAttachment(store, "vehicle", id), null);
    assert.equal(await withdrawAttachment(store, SERVICE, id), true);
    assert.equal(await withdrawAttachment(store, SERVICE, id), null);
    world.clock.time += DAY;
    await world.work();
    assert.equal(await piecesOf(world, id), 0);
    const kept = await world.upload();
    await world.keep(kept.id);
    assert.equal(await withdrawAttachment(store, SERVICE, kept.id), false);
    assert.equal((await world.find(kept.id))?.state, "pending");
  },
);

attachmentsTest(
  "unused: counted from its announcement until a letter has it, or its bytes are gone",
  async (world) => {
    const unused = () => unusedOf(world.store, SERVICE);
    const size = pdf().length;
    const kept = await world.upload();
    const withdrawn = await world.upload();
    await world.announce(pdf());
    assert.deepEqual(await unused(), { files: 3, bytes: 3 * size });
    await world.keep(kept.id);
    assert.equal((await unused()).files, 2);
    await withdrawAttachment(world.store, SERVICE, withdrawn.id);
    assert.equal((await unused()).files, 2, "its bytes are still here");
    await world.work();
    assert.equal(await piecesOf(world, withdrawn.id), 0);
    assert.equal((await unused()).files, 1);
    // As an older version does, which knows no marks.
    const foreign = await world.upload();
    await commitTo(world.store)
      .set(attachmentRecord(foreign.id), { ...foreign, isKept: true }).commit();
    world.clock.time += DAY;
    await world.work();
    assert.deepEqual(await unused(), { files: 0, bytes: 0 });
  },
);

attachmentsTest(
  "scan: a letter's file that the scanner has not seen for 30 days goes to no one",
  async (world) => {
    const { id } = await world.upload();
    await world.keep(id);
    world.verdict = () => {
      throw new ScannerUnavailable("down");
    };
    world.clock.time += 30 * DAY - HOUR;
    await world.work();
    assert.equal((await world.find(id))?.state, "pending");
    world.clock.time += HOUR;
    await world.work();
    assert.equal((await world.find(id))?.state, "unscannable");
    const { events } = await eventsAfter(world.store, SERVICE, { after: 0, limit: 10 });
    assert.deepEqual(events.map(({ type, subject }) => [type, subject]), [
      ["attachment.unscannable", id],
    ]);
  },
);
