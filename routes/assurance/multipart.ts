/** Parses forms with files (RFC 7578), in one pass over their bytes. */

/** Maximum bytes of the part's headers: room for the longest file name. */
const MAX_HEADERS = 4096;

const CR = 13;

/**
 * The characters of a boundary (RFC 2046 §5.1.1) except the space, which no client uses; in
 * particular no line breaks.
 */
const BOUNDARY = /;\s*boundary=(?:"([\w'()+,./:=?-]{1,70})"|([\w'+.-]{1,70})(?=\s*(?:;|$)))/i;

export function boundaryOf(contentType: string): string | null {
  const [, quoted, plain] = BOUNDARY.exec(contentType) ?? [];
  return quoted ?? plain ?? null;
}

/**
 * The content of the only file, as a view of `body`; `null` unless this is a complete form with one
 * part, a file of this name. A second part ends the pass, so that 95,000 empty ones cost no more
 * than one.
 */
export function onlyFile(
  body: Uint8Array<ArrayBuffer>,
  { boundary, name }: { boundary: string; name: string },
): Uint8Array<ArrayBuffer> | null {
  const delimiter = new TextEncoder().encode(`\r\n--${boundary}`);
  const first = delimiter.subarray(2);
  if (!startsWith(body, first, 0) || !startsWith(body, NEW_LINE, first.length)) return null;
  const headersEnd = find(body, BLANK_LINE, first.length, first.length + MAX_HEADERS);
  if (headersEnd < 0) return null;
  const headers = new TextDecoder().decode(body.subarray(first.length, headersEnd));
  if (nameOfFile(headers) !== name) return null;
  const start = headersEnd + BLANK_LINE.length;
  const end = find(body, delimiter, start, body.length);
  if (end < 0 || !startsWith(body, LAST, end + delimiter.length)) return null;
  return body.subarray(start, end);
}

const NEW_LINE = Uint8Array.of(CR, 10);
const BLANK_LINE = Uint8Array.of(CR, 10, CR, 10);
const LAST = Uint8Array.of(45, 45);

const DISPOSITION = /\r\ncontent-disposition: *form-data(;[^\r\n]*)/i;

/** The field name of a file; `undefined` for a part that is not a file. */
function nameOfFile(headers: string): string | undefined {
  const values = parametersOf(headers);
  return values.has("filename") ? values.get("name") : undefined;
}

/** Of `Content-Disposition`. */
function parametersOf(headers: string): Map<string, string> {
  const [, parameters] = DISPOSITION.exec(headers) ?? [];
  const values = new Map<string, string>();
  for (const [, key, value] of (parameters ?? "").matchAll(/; *([\w*-]+)=("[^"]*"|[^\s;"]*)/g)) {
    values.set(key.toLowerCase(), value.replace(/^"|"$/g, ""));
  }
  return values;
}

export interface Part {
  name: string;
  /** As the browser sent it; `undefined` for a field. */
  fileName?: string;
  /** A view of the body. */
  content: Uint8Array<ArrayBuffer>;
  /** Its end is there too. */
  isWhole: boolean;
}

/** More parts are none of our forms. */
const MAX_PARTS = 64;

/**
 * The parts of a form, of which the last may be cut; `null` unless it is one. Names of files come with
 * quotation marks as `%22` (WHATWG HTML §4.10.22.8).
 */
export function partsOf(body: Uint8Array<ArrayBuffer>, boundary: string): Part[] | null {
  const delimiter = new TextEncoder().encode(`\r\n--${boundary}`);
  const first = delimiter.subarray(2);
  if (!startsWith(body, first, 0)) return null;
  const parts: Part[] = [];
  let at = first.length;
  while (startsWith(body, NEW_LINE, at)) {
    const headersEnd = find(body, BLANK_LINE, at, at + MAX_HEADERS);
    if (headersEnd < 0) break;
    const values = parametersOf(new TextDecoder().decode(body.subarray(at, headersEnd)));
    const name = values.get("name");
    if (name === undefined || parts.length === MAX_PARTS) return null;
    const start = headersEnd + BLANK_LINE.length;
    const end = find(body, delimiter, start, body.length);
    const content = body.subarray(start, end < 0 ? body.length : end);
    const fileName = values.get("filename")?.replaceAll("%22", '"');
    parts.push({ name, fileName, content, isWhole: end >= 0 });
    if (end < 0) break;
    at = end + delimiter.length;
  }
  return parts;
}

/**
 * The first occurrence between `from` and `to`; -1 if none. Linear: few of the searched bytes are a
 * CR.
 */
function find(body: Uint8Array, wanted: Uint8Array, from: number, to: number): number {
  const last = Math.min(to, body.length) - wanted.length;
  for (let at = from; at <= last; at++) {
    if (body[at] === CR && startsWith(body, wanted, at)) return at;
  }
  return -1;
}

function startsWith(body: Uint8Array, wanted: Uint8Array, at: number): boolean {
  for (let i = 0; i < wanted.length; i++) {
    if (body[at + i] !== wanted[i]) return false;
  }
  return true;
}
