/**
 * The head of a response, parsed so strictly that no two readers can disagree on it (RFC 9112 §4,
 * §5, §6.3). What old servers do is accepted where it has one meaning only; then no other response
 * is read from the connection.
 */
import type { HeaderList } from "../../../domain/gateway/headers/request_headers.ts";
import { malformed } from "./errors.ts";

/** How the end of the body is found. */
export type AnswerFraming =
  | { kind: "none" }
  | { kind: "length"; length: number }
  | { kind: "chunked" }
  /** The body ends with the connection. */
  | { kind: "close" };

export interface AnswerHead {
  status: number;
  /** As received: original case, repeated fields separate, values as bytes (Latin-1). */
  headers: HeaderList;
  framing: AnswerFraming;
  /** Whether another request may follow on the connection. */
  persistent: boolean;
}

const STATUS_LINE = /^HTTP\/1\.([01]) ([1-9][0-9]{2})(?: [\t\x20-\x7e\x80-\xff]*)?\r\n/;

/** More than browsers and servers accept; Deno's `Headers` take quadratic time. */
const MAX_FIELDS = 256;

/** No space before the colon, no folded lines, no control characters. */
const FIELD_LINE = /([!#$%&'*+.^_`|~0-9A-Za-z-]+):([\t\x20-\x7e\x80-\xff]*)\r\n/y;

/**
 * @param text status line and field lines, each with its line end, without the empty line; one
 * character a byte
 * @param method method of the request
 */
export function parseAnswerHead(text: string, method: string): AnswerHead {
  const line = STATUS_LINE.exec(text);
  if (!line) throw malformed("its status line is malformed");
  const status = Number(line[2]);
  const headers: HeaderList = [];
  const said: Said = { closes: line[1] === "0" };
  let at = line[0].length;
  while (at < text.length) {
    FIELD_LINE.lastIndex = at;
    const field = FIELD_LINE.exec(text);
    if (!field) throw malformed("a header is malformed");
    if (headers.length === MAX_FIELDS) throw malformed("it has too many headers");
    const isFirst = !isLength(field[1]) || said.length === undefined;
    const value = hear(said, field[1], withoutSpaceAround(field[2]));
    if (isFirst) headers.push([field[1], value]);
    at = FIELD_LINE.lastIndex;
  }
  const framing = framingOf(said, { status, method, isOld: line[1] === "0" });
  const persistent = method !== "HEAD" && isPersistent(said, framing);
  return { status, headers, framing, persistent };
}

/** Spaces and tabs only: `trim()` would also strip a byte (0xA0) of a Persian letter. */
function withoutSpaceAround(value: string): string {
  let [start, end] = [0, value.length];
  while (start < end && isSpace(value, start)) start++;
  while (end > start && isSpace(value, end - 1)) end--;
  return value.slice(start, end);
}

function isSpace(value: string, at: number): boolean {
  const char = value.charCodeAt(at);
  return char === 0x20 || char === 0x09;
}

/** The headers about the message itself. */
interface Said {
  coding?: string;
  length?: string;
  closes: boolean;
}

/** @returns the value to pass on */
function hear(said: Said, written: string, value: string): string {
  // Most headers are none of these; comparing the length first is cheap.
  if (written.length === 17 && written.toLowerCase() === "transfer-encoding") {
    if (said.coding !== undefined) throw malformed("it has two transfer codings");
    said.coding = value.toLowerCase();
  } else if (isLength(written)) {
    const length = oneLength(value);
    if ((said.length ?? length) !== length) throw malformed("it has two lengths");
    // Scripts that count for themselves behind a server that counts too (RFC 9110 §8.6).
    if (said.length !== undefined || length !== value) said.closes = true;
    return said.length = length;
  } else if (written.length === 10 && written.toLowerCase() === "connection") {
    said.closes ||= /(?:^|,)[\t ]*close[\t ]*(?:,|$)/i.test(value);
  }
  return value;
}

function isLength(name: string): boolean {
  return name.length === 14 && name.toLowerCase() === "content-length";
}

/** Of a list of equal lengths, the first; other values as they are, to be refused. */
function oneLength(value: string): string {
  const [first, ...others] = value.split(/[\t ]*,[\t ]*/);
  return others.every((other) => other === first) ? first : value;
}

/**
 * Stricter than RFC 9112 §6.3 where it leaves a choice: refuses a length together with a coding,
 * any coding but `chunked` (none was requested), and lists of different lengths.
 */
function framingOf(
  { coding, length }: Said,
  { status, method, isOld }: { status: number; method: string; isOld: boolean },
): AnswerFraming {
  if (coding !== undefined && (coding !== "chunked" || length !== undefined || isOld)) {
    throw malformed("its framing is ambiguous");
  }
  if (length !== undefined && !/^[0-9]{1,15}$/.test(length)) throw malformed("its length is none");
  if (method === "HEAD" || status < 200 || status === 204 || status === 304) {
    return { kind: "none" };
  }
  if (coding !== undefined) return { kind: "chunked" };
  if (length === undefined) return { kind: "close" };
  return Number(length) === 0 ? { kind: "none" } : { kind: "length", length: Number(length) };
}

/**
 * Some servers send a body with a 204 or 304 (or an answer to `HEAD`), which must not have one. It
 * must not be read as the next response.
 */
function isPersistent({ closes, coding, length }: Said, framing: AnswerFraming): boolean {
  const announced = coding !== undefined || Number(length ?? 0) > 0;
  return !closes && framing.kind !== "close" && !(framing.kind === "none" && announced);
}
