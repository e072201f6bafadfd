import assert from "node:assert/strict";
import { newSha256 } from "../../../adapters/scan/digest.ts";
import { EICAR } from "../../../adapters/sandbox/wires/clamd.ts";
import { inspect } from "../../../domain/attachments/inspect/mod.ts";
import type { MediaType } from "../../../domain/attachments/file/media_types.ts";
import type { AttachmentProblem } from "../../../domain/attachments/file/problems.ts";
import {
  bytesOf,
  DOCX,
  docx,
  DOCX_PARTS,
  joined,
  jpeg,
  ODT,
  odt,
  pdf,
  png,
  tiff,
  XLSX,
  xlsx,
  zip,
} from "../../support/files.ts";
import { contentOf } from "./content.ts";
import { digestOf } from "./world.ts";

async function inspected(
  type: MediaType,
  bytes: Uint8Array,
  expected: AttachmentProblem | null,
): Promise<void> {
  const sha256 = digestOf(bytes);
  for (const step of bytes.length < 10_000 ? [1, 7, 4096] : [4096]) {
    const found = await inspect(contentOf(bytes, step), { type, sha256 }, newSha256);
    assert.equal(found, expected, `${type} by ${step}`);
  }
}

const utf8 = (text: string) => new TextEncoder().encode(text);

Deno.test("inspect: a file of each type is taken", async () => {
  await inspected("application/pdf", pdf(), null);
  await inspected("image/png", png(), null);
  await inspected("image/jpeg", jpeg(), null);
  await inspected("image/tiff", tiff(), null);
  await inspected("text/plain", utf8("سلام\r\nدنیا\f\n"), null);
  await inspected("text/csv", utf8("\ufeffنام,سن\n<نامشخص>,۳\n"), null);
  await inspected(DOCX, docx(), null);
  await inspected(XLSX, xlsx(), null);
  await inspected(ODT, odt(), null);
  await inspected("text/plain", bytesOf(EICAR), null);
});

Deno.test("inspect: bytes of another type than announced are refused", async () => {
  await inspected("application/pdf", png(), "type_mismatch");
  await inspected("application/pdf", bytesOf("%PDF-1.7\nendless"), "type_mismatch");
  await inspected("image/png", jpeg(), "type_mismatch");
  await inspected("image/png", png().slice(0, -3), "type_mismatch");
  await inspected("image/jpeg", png(), "type_mismatch");
  await inspected("image/jpeg", jpeg().slice(0, -2), "type_mismatch");
  await inspected("image/jpeg", bytesOf("\xff\xd8\xff\xe0\x00\x00\xff\xd9"), "type_mismatch");
  await inspected("image/tiff", bytesOf("II\x2a\0\xff\0\0\0\0\0"), "type_mismatch");
  await inspected("text/plain", pdf(), "type_mismatch");
  await inspected(DOCX, xlsx(), "type_mismatch");
  await inspected(XLSX, docx(), "type_mismatch");
  await inspected(ODT, docx(), "type_mismatch");
  await inspected(DOCX, bytesOf("PK\x03\x04 and no directory"), "type_mismatch");
});

Deno.test("inspect: text is UTF-8 without control characters", async () => {
  await inspected("text/plain", bytesOf("\xff\xfea\0"), "text_encoding");
  await inspected("text/plain", bytesOf("cut \xd8"), "text_encoding");
  await inspected("text/csv", bytesOf("a\0b"), "text_encoding");
  await inspected("text/plain", utf8("a\u0085b"), "text_encoding");
});

Deno.test("inspect: markup is refused whatever it is said to be", async () => {
  for (
    const text of [
      "<!doctype html><p>",
      "\n  <svg onload=alert(1)>",
      "<?xml version='1.0'?>",
      "<script>",
      "\ufeff<html>",
    ]
  ) {
    await inspected("text/plain", utf8(text), "html_inside");
    await inspected("application/pdf", joined(utf8(text), pdf()), "html_inside");
  }
});

Deno.test("inspect: a file that is two at once is refused", async () => {
  const archive = zip([{ name: "evil.js", data: "alert(1)" }]);
  const archiveWithComment = zip([{ name: "evil.js" }], { comment: "%%EOF" });
  await inspected("application/pdf", joined(pdf(), "<html><script>"), "polyglot");
  await inspected("application/pdf", joined(pdf(), "x".repeat(5000)), "polyglot");
  await inspected("application/pdf", joined(pdf(), archive), "polyglot");
  await inspected("application/pdf", joined(pdf(), archiveWithComment), "polyglot");
  // Behind the archive stands something that readers of archives overlook.
  await inspected("application/pdf", joined(pdf(), archive, "%%EOF\n"), "polyglot");
  await inspected("image/png", joined(png(), archive), "polyglot");
  await inspected("image/png", joined(png(), "<html>", png().slice(-12)), "polyglot");
  await inspected("image/jpeg", joined(jpeg(), "<html>", "\xff\xd9"), "polyglot");
  await inspected("image/tiff", joined(tiff(), archive), "polyglot");
  await inspected(DOCX, zip(DOCX_PARTS, { before: "PK\x03\x04#!/bin/sh\n" }), "polyglot");
});

Deno.test("inspect: bombs are refused by their directory alone", async () => {
  const huge = 150 * 1024 * 1024;
  await inspected(DOCX, docx({ name: "a", data: "x", unpacked: huge * 2 }), "archive_bomb");
  await inspected(DOCX, docx({ name: "a", data: "x", unpacked: 5_000_000 }), "archive_bomb");
  // Many names for the same bytes.
  const [first] = DOCX_PARTS;
  await inspected(DOCX, docx({ ...first, name: "again.xml", at: 0 }), "archive_bomb");
  const many = Array.from({ length: 2001 }, (_, i) => ({ name: `${i}` }));
  await inspected(DOCX, docx(...many), "archive_bomb");
  // Zip64: the true sizes are elsewhere.
  await inspected(DOCX, docx({ name: "a", unpacked: 0xffffffff }), "archive_bomb");
});

Deno.test("inspect: a directory that is not the whole truth is refused", async () => {
  await inspected(DOCX, joined(docx(), "behind"), "archive_broken");
  await inspected(DOCX, zip(DOCX_PARTS, { comment: "hidden" }), "archive_broken");
  await inspected(DOCX, zip(DOCX_PARTS, { count: 1 }), "archive_broken");
  await inspected(DOCX, docx(DOCX_PARTS[1]), "archive_broken");
});

Deno.test("inspect: encrypted parts, ways out and macros are refused", async () => {
  await inspected(DOCX, docx({ name: "a", isEncrypted: true }), "file_encrypted");
  for (const name of ["../a", "/etc/passwd", "C:\\a", "a/../../b", "a\0b"]) {
    await inspected(DOCX, docx({ name }), "archive_paths");
  }
  await inspected(DOCX, docx({ name: "word/vbaProject.bin" }), "file_macros");
  const basic = { name: "Basic/Standard/Module1.xml" };
  await inspected(
    ODT,
    zip([{ name: "mimetype", data: ODT }, { name: "content.xml" }, basic]),
    "file_macros",
  );
});

Deno.test("inspect: the type of an OpenDocument stands at its very beginning", async () => {
  const content = { name: "content.xml" };
  await inspected(ODT, zip([content, { name: "mimetype", data: ODT }]), "type_mismatch");
  await inspected(ODT, zip([{ name: "mimetype", data: "text/html" }, content]), "type_mismatch");
  const packed = { name: "mimetype", data: ODT, method: 8 };
  await inspected(ODT, zip([packed, content]), "type_mismatch");
});

Deno.test("inspect: other bytes than were announced are refused", async () => {
  const other = digestOf(pdf("other"));
  const found = await inspect(
    contentOf(pdf()),
    { type: "application/pdf", sha256: other },
    newSha256,
  );
  assert.equal(found, "digest_mismatch");
});
