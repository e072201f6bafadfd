/** Documents that are ZIP archives (ECMA-376 part 2, OpenDocument 1.3 part 2). */
import { MEBIBYTE } from "../file/limits.ts";
import type { MediaType } from "../file/media_types.ts";
import type { Content } from "../file/content.ts";
import type { AttachmentProblem } from "../file/problems.ts";
import { latin1 } from "./bytes.ts";
import { END_BYTES, findZipEnds, readDirectory, type ZipEntry } from "./zip_directory.ts";

/** No document has so many parts. */
const MAX_ENTRIES = 2000;
const MAX_DIRECTORY = MEBIBYTE;
const MAX_UNPACKED = 200 * MEBIBYTE;
/** Times its packed size; small documents may have more. */
const MAX_RATIO = 100;
const RATIO_FROM = 4 * MEBIBYTE;
/** Of an entry's own header, without its name (APPNOTE §4.3.7). */
const LOCAL_BYTES = 30;

/** The parts that a document has by its type. */
const PARTS: Partial<Record<MediaType, readonly string[]>> = {
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": [
    "[Content_Types].xml",
    "word/document.xml",
  ],
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": [
    "[Content_Types].xml",
    "xl/workbook.xml",
  ],
  "application/vnd.oasis.opendocument.text": ["mimetype", "content.xml"],
};

const ODT = "application/vnd.oasis.opendocument.text";

/** Absolute, with a drive, or with a step upwards. */
const LEADS_OUT = /^[/\\]|^[a-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)|\0/i;
/** Visual Basic in Office's documents, StarBasic and scripts in OpenDocument's. */
const MACROS = /(?:^|\/)vbaProject\.bin$|^(?:Basic|Scripts)\/./i;

export async function judgeOffice(
  content: Content,
  type: MediaType,
): Promise<AttachmentProblem | null> {
  const [end] = await findZipEnds(content);
  if (!end) return "type_mismatch";
  const { at, entries: count, directorySize, directoryAt } = end;
  if (count > MAX_ENTRIES || directorySize > MAX_DIRECTORY && directorySize < at) {
    return "archive_bomb";
  }
  // Behind the directory and at the very end: a comment could hide a second file.
  const isWhole = directoryAt + directorySize === at && at + END_BYTES === content.size;
  if (!isWhole) return "archive_broken";
  const entries = readDirectory(await content.bytes(directoryAt, directorySize), count);
  if (!entries) return "archive_broken";
  return judgeEntries(entries, directoryAt) ?? await judgeParts(content, type, entries);
}

function judgeEntries(entries: ZipEntry[], directoryAt: number): AttachmentProblem | null {
  if (entries.some(({ isEncrypted }) => isEncrypted)) return "file_encrypted";
  if (entries.some(({ name }) => LEADS_OUT.test(name))) return "archive_paths";
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  const packed = entries.reduce((sum, entry) => sum + entry.packed, 0);
  const isHuge = unpacked > MAX_UNPACKED ||
    unpacked > RATIO_FROM && unpacked > packed * MAX_RATIO;
  if (isHuge || doOverlap(entries, directoryAt)) return "archive_bomb";
  if (new Set(entries.map(({ name }) => name)).size < entries.length) return "archive_broken";
  return entries.some(({ name }) => MACROS.test(name)) ? "file_macros" : null;
}

/**
 * Whether bytes are unpacked twice, as in bombs whose directories are modest, or lie outside of
 * what stands before the directory.
 */
function doOverlap(entries: ZipEntry[], directoryAt: number): boolean {
  const inOrder = entries.toSorted((a, b) => a.at - b.at);
  return inOrder.some(({ at, name, packed }, i) =>
    at + LOCAL_BYTES + name.length + packed > (inOrder[i + 1]?.at ?? directoryAt)
  );
}

async function judgeParts(
  content: Content,
  type: MediaType,
  entries: ZipEntry[],
): Promise<AttachmentProblem | null> {
  const names = new Set(entries.map(({ name }) => name));
  if (!PARTS[type]?.every((part) => names.has(part))) return "type_mismatch";
  // Something may stand before the first entry: another file.
  if (Math.min(...entries.map(({ at }) => at)) !== 0) return "polyglot";
  if (type !== ODT) return null;
  const stated = entries.find(({ name }) => name === "mimetype")!;
  if (stated.at !== 0 || stated.method !== 0) return "type_mismatch";
  const begin = latin1(await content.bytes(LOCAL_BYTES, stated.name.length + ODT.length));
  return begin === stated.name + ODT ? null : "type_mismatch";
}
