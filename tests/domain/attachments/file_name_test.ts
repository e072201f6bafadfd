import assert from "node:assert/strict";
import { judgeName } from "../../../domain/attachments/file/file_name.ts";
import type { MediaType } from "../../../domain/attachments/file/media_types.ts";
import type { AttachmentProblem } from "../../../domain/attachments/file/problems.ts";
import { DOCX } from "../../support/files.ts";

function judged(names: string[], expected: AttachmentProblem | null, type?: MediaType): void {
  for (const name of names) {
    assert.equal(judgeName(name, type ?? "application/pdf"), expected, JSON.stringify(name));
  }
}

Deno.test("file name: what people and agencies call their files is taken", () => {
  judged([
    "رأی نهایی.pdf",
    // With a half-space.
    "نامه\u200cها ۱۴۰۵.pdf",
    "Decision 1.2 (final) - v3.PDF",
    "گزارش.نهایی.pdf",
    "a".repeat(116) + ".pdf",
  ], null);
  judged(["photo.jpeg", "photo.JPG"], null, "image/jpeg");
  judged(["a.docx"], null, DOCX);
});

Deno.test("file name: a name that reads as another one is refused", () => {
  for (const mark of "\u202e\u202a\u2066\u2069\u200e\u200f\u061c") {
    judged([`گزارش${mark}fdp.pdf`], "name_direction");
  }
});

Deno.test("file name: paths, controls and invisible characters are refused", () => {
  judged([
    "../x.pdf",
    "a/b.pdf",
    "a\\b.pdf",
    "C:x.pdf",
    "a\0.pdf",
    "a\n.pdf",
    "a\u2028.pdf",
    "a\u00a0b.pdf",
    "a\u200bb.pdf",
    "a\ufeffb.pdf",
    "a\ue000.pdf",
    'a".pdf',
    ".pdf",
    " a.pdf",
    "a.pdf.",
    "a.pdf ",
    "",
    // Not composed: it looks like another name.
    "cafe\u0301.pdf",
  ], "name_characters");
});

Deno.test("file name: names of devices are refused, with any extension", () => {
  judged(["CON.pdf", "nul.pdf", "com1.pdf", "LPT¹.pdf", "aux.x.pdf"], "name_reserved");
  judged(["console.pdf", "com10.pdf"], null);
});

Deno.test("file name: the end must be the type's, and nothing else may hide before it", () => {
  judged(["a", "a.exe", "a.pdf.exe", "a.png"], "name_extension");
  judged(
    ["a.exe.pdf", "a.html.pdf", "a.pdf.pdf", "a.SVG .pdf", "a.js.v2.pdf"],
    "name_double_extension",
  );
});

Deno.test("file name: a long one is refused, in characters and in bytes", () => {
  judged(["a".repeat(117) + ".pdf", "ن".repeat(99) + ".pdf"], "name_too_long");
});
