import assert from "node:assert/strict";
import type { Attachment } from "../../../domain/attachments/attachment.ts";
import { MAX_CHUNK, MAX_SIZE } from "../../../domain/attachments/file/limits.ts";
import { PIECE, pieceRecord, storedContent } from "../../../domain/attachments/pieces.ts";
import { announce, judgeAnnounced } from "../../../domain/attachments/announce.ts";
import { append } from "../../../domain/attachments/upload.ts";
import { listAll } from "../../../domain/platform/read.ts";
import { bytesOf, joined, pdf } from "../../support/files.ts";
import { inOutbox } from "../../support/outbox.ts";
import { attachmentsTest, type AttachmentsWorld, body, SERVICE } from "./world.ts";

/** A PDF of so many bytes. */
const pdfOf = (size: number): Uint8Array<ArrayBuffer> => pdf("%".repeat(size - pdf("").length));

async function storedBytes({ store }: AttachmentsWorld, { id, size }: Attachment) {
  return joined(...await Array.fromAsync(storedContent(store, id, size).stream()));
}

Deno.test("upload: what cannot be taken is refused before the first byte", () => {
  const sound = { name: "a.pdf", type: "application/pdf", size: 1 };
  assert.equal(judgeAnnounced(sound), null);
  assert.equal(judgeAnnounced({ ...sound, size: 0 }), "file_empty");
  assert.equal(judgeAnnounced({ ...sound, size: MAX_SIZE }), null);
  assert.equal(judgeAnnounced({ ...sound, size: MAX_SIZE + 1 }), "file_too_large");
  assert.equal(judgeAnnounced({ ...sound, type: "image/svg+xml" }), "svg_not_allowed");
  assert.equal(judgeAnnounced({ ...sound, type: "text/html" }), "html_not_allowed");
  assert.equal(judgeAnnounced({ ...sound, type: "application/zip" }), "type_not_allowed");
  assert.equal(judgeAnnounced({ ...sound, type: "toString" }), "type_not_allowed");
  assert.equal(judgeAnnounced({ ...sound, name: "a.exe" }), "name_extension");
});

attachmentsTest("upload: a refused announcement leaves nothing", async ({ deps, store }) => {
  const announced = { name: "a.svg", type: "image/svg+xml", size: 1, sha256: "" };
  assert.equal(await announce(deps, SERVICE, announced), "svg_not_allowed");
  assert.deepEqual(await inOutbox(store), []);
});

attachmentsTest("upload: chunks of any size become the file, in pieces", async (world) => {
  const bytes = pdfOf(MAX_CHUNK + PIECE + 5);
  const { id } = await world.announce(bytes);
  let offset = 0;
  for (const size of [1, PIECE - 1, PIECE, 3, MAX_CHUNK - 10]) {
    const part = bytes.slice(offset, offset + size);
    const half = Math.floor(part.length / 2);
    const appended = await world.append(id, offset, false, part.slice(0, half), part.slice(half));
    offset += part.length;
    assert.equal(appended.outcome, "appended");
    assert.equal((await world.find(id))?.offset, offset);
  }
  const last = await world.append(id, offset, true, bytes.slice(offset));
  assert.equal(last.outcome, "complete");
  const attachment = (await world.find(id))!;
  assert.equal(attachment.state, "pending");
  assert.deepEqual(await storedBytes(world, attachment), bytes);
  const pieces = await Array.fromAsync(listAll(world.store, pieceRecord.all(id)));
  assert.equal(pieces.length, Math.ceil(bytes.length / PIECE));
  assert.ok(pieces.every(({ value }) => value.length <= PIECE));
});

attachmentsTest("upload: any part of a file can be read", async (world) => {
  const bytes = pdfOf(2 * PIECE + 100);
  const { id, size } = await world.upload(bytes);
  const content = storedContent(world.store, id, size);
  for (const [from, length] of [[0, 1], [PIECE - 1, 2], [5, size], [size - 1, 9], [-4, 8]]) {
    const expected = bytes.slice(Math.max(0, from), Math.min(size, Math.max(0, from) + length));
    assert.deepEqual(await content.bytes(from, length), expected);
  }
});

attachmentsTest("upload: what arrived of a chunk that was cut stays", async (world) => {
  const bytes = pdf();
  const { id } = await world.announce(bytes);
  const cut = async function* () {
    yield bytes.slice(0, 10);
    throw new Error("cut");
  };
  const chunk = { id, offset: 0, isLast: true, body: cut() };
  await assert.rejects(append(world.deps, SERVICE, chunk), { message: "cut" });
  assert.equal((await world.find(id))?.offset, 10);
  const rest = await world.append(id, 10, true, bytes.slice(10));
  assert.equal(rest.outcome, "complete");
});

async function problemOf(appended: ReturnType<AttachmentsWorld["append"]>): Promise<string> {
  const result = await appended;
  return result.outcome === "refused" ? result.problem : result.outcome;
}

attachmentsTest(
  "upload: a chunk at another offset is refused, and changes nothing",
  async (world) => {
    const bytes = pdf();
    const { id } = await world.announce(bytes);
    await world.append(id, 0, false, bytes.slice(0, 8));
    for (const offset of [0, 7, 9]) {
      assert.equal(await problemOf(world.append(id, offset, false, bytes)), "offset_mismatch");
    }
    assert.equal((await world.find(id))?.offset, 8);
  },
);

attachmentsTest("upload: of two chunks at one offset, one is taken", async (world) => {
  const bytes = pdf();
  const { id } = await world.announce(bytes);
  const results = await Promise.all(
    Array.from({ length: 4 }, () => problemOf(world.append(id, 0, false, bytes.slice(0, 8)))),
  );
  assert.deepEqual(results.sort(), ["appended", ...Array(3).fill("offset_mismatch")]);
  assert.equal((await world.find(id))?.offset, 8);
});

attachmentsTest("upload: neither more nor less than was announced", async (world) => {
  const bytes = pdf();
  const { id } = await world.announce(bytes);
  assert.equal(await problemOf(world.append(id, 0, false, bytes, bytes)), "length_mismatch");
  const short = world.append((await world.announce(bytes)).id, 0, true, bytes.slice(1));
  assert.equal(await problemOf(short), "length_mismatch");
});

attachmentsTest("upload: a chunk has at most 1 MiB", async (world) => {
  const bytes = pdfOf(MAX_CHUNK + 1);
  const { id } = await world.announce(bytes);
  assert.equal(await problemOf(world.append(id, 0, true, bytes)), "chunk_too_large");
});

attachmentsTest("upload: the last chunk may be empty, and may come again", async (world) => {
  const bytes = pdf();
  const { id } = await world.announce(bytes);
  assert.equal(await problemOf(world.append(id, 0, false, bytes)), "appended");
  assert.equal((await world.find(id))?.state, "uploading");
  assert.equal(await problemOf(world.append(id, bytes.length, true)), "complete");
  assert.equal(await problemOf(world.append(id, bytes.length, true)), "already_complete");
});

attachmentsTest(
  "upload: a file that is not what was announced is refused for good",
  async (world) => {
    const bytes = bytesOf("%PDF-1.7\n%%EOF\n<script>");
    const { id } = await world.announce(bytes);
    assert.equal(await problemOf(world.append(id, 0, true, bytes)), "polyglot");
    assert.equal((await world.find(id))?.state, "refused");
    assert.equal(await problemOf(world.append(id, bytes.length, true)), "polyglot");
    await world.work();
    assert.deepEqual(world.scanned, []);
  },
);

attachmentsTest("upload: another agency's upload is as unknown as none", async (world) => {
  const bytes = pdf();
  const { id } = await world.announce(bytes);
  const chunk = { id, offset: 0, isLast: true, body: body(bytes) };
  assert.deepEqual(await append(world.deps, "vehicle", chunk), { outcome: "unknown" });
  const none = { ...chunk, id: "01234567" };
  assert.deepEqual(await append(world.deps, SERVICE, none), { outcome: "unknown" });
  assert.equal((await world.find(id))?.offset, 0);
});
