/** Whether the bytes of a file are what was announced, and nothing else besides. */
import type { MediaType } from "../file/media_types.ts";
import type { Content, NewDigest } from "../file/content.ts";
import type { AttachmentProblem } from "../file/problems.ts";
import { latin1, viewOf } from "./bytes.ts";
import type { Examiner } from "./examiner.ts";
import { examineJpeg } from "./jpeg.ts";
import { judgeOffice } from "./office.ts";
import { examinePng } from "./png.ts";
import { examineText } from "./text.ts";
import { isArchive } from "./zip_directory.ts";

interface Kind {
  /** How the file begins. */
  begin: RegExp;
  examine?(): Examiner;
  /** What a look at some places tells. */
  judge?(content: Content, type: MediaType): Promise<AttachmentProblem | null>;
}

// deno-lint-ignore no-control-regex -- that is how the files begin
const OFFICE: Kind = { begin: /^PK\x03\x04/, judge: judgeOffice };
/** A PDF may be written in text alone. */
const TEXT: Kind = { begin: /^(?!%PDF-)/, examine: examineText };

const KINDS: Record<MediaType, Kind> = {
  "application/pdf": { begin: /^%PDF-[12]\.\d/, judge: judgePdf },
  // deno-lint-ignore no-control-regex -- that is how the files begin
  "image/png": { begin: /^\x89PNG\r\n\x1a\n\0\0\0\rIHDR/, examine: examinePng },
  "image/jpeg": { begin: /^\xff\xd8\xff/, examine: examineJpeg },
  "image/tiff": { begin: /^(?:II\x2a\0|MM\0\x2a)/, judge: judgeTiff },
  "text/plain": TEXT,
  "text/csv": TEXT,
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": OFFICE,
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": OFFICE,
  "application/vnd.oasis.opendocument.text": OFFICE,
};

/** Enough for every beginning, and for what browsers would look at. */
const BEGIN_BYTES = 512;
/** What a browser would read as a page, after a byte order mark and spaces (WHATWG MIME Sniffing §7.1). */
const MARKUP = /^(?:\xef\xbb\xbf)?[\t\n\f\r ]*<(?:[a-z!?/])/i;

/** Reads the whole file once, and some places of it. Memory does not grow with the file. */
export async function inspect(
  content: Content,
  { type, sha256 }: { type: MediaType; sha256: string },
  newDigest: NewDigest,
): Promise<AttachmentProblem | null> {
  const kind = KINDS[type];
  const digest = newDigest();
  const examiner = kind.examine?.();
  for await (const bytes of content.stream()) {
    digest.update(bytes);
    examiner?.take(bytes);
  }
  if (digest.hex() !== sha256) return "digest_mismatch";
  const begin = latin1(await content.bytes(0, BEGIN_BYTES));
  if (MARKUP.test(begin)) return "html_inside";
  if (!kind.begin.test(begin)) return "type_mismatch";
  const problem = examiner?.judge() ?? await kind.judge?.(content, type) ?? null;
  if (problem || kind === OFFICE) return problem;
  return await isArchive(content) ? "polyglot" : null;
}

/** Readers of PDF look for its end in the last bytes (ISO 32000-2 §7.5.5). */
const PDF_END_BYTES = 2048;

/** Nothing but line ends may follow the last end. */
async function judgePdf(content: Content): Promise<AttachmentProblem | null> {
  const tail = latin1(await content.bytes(content.size - PDF_END_BYTES, PDF_END_BYTES));
  const at = tail.lastIndexOf("%%EOF");
  if (at >= 0 && /^%%EOF[\t\n\f\r ]*$/.test(tail.slice(at))) return null;
  const isCut = at < 0 && !(await hasPdfEnd(content));
  return isCut ? "type_mismatch" : "polyglot";
}

async function hasPdfEnd(content: Content): Promise<boolean> {
  let before = "";
  for await (const bytes of content.stream()) {
    const text = before + latin1(bytes);
    if (text.includes("%%EOF")) return true;
    before = text.slice(-4);
  }
  return false;
}

/** The first directory lies in the file (TIFF 6.0 §2). */
async function judgeTiff(content: Content): Promise<AttachmentProblem | null> {
  const head = await content.bytes(0, 8);
  if (head.length < 8) return "type_mismatch";
  const first = viewOf(head).getUint32(4, latin1(head).startsWith("II"));
  return first >= 8 && first < content.size ? null : "type_mismatch";
}
