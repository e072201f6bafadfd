/**
 * Keys as bytes that sort like the keys themselves, in the order of Deno KV: texts before numbers,
 * a shorter key before those that continue it. The layout is that of FoundationDB's tuples, as in
 * Deno KV (docs/decisions/0220).
 */
import type { Key } from "../../../domain/platform/store.ts";

const TEXT = 0x02;
const NUMBER = 0x21;
/** Ends a text. A NUL within it is followed by `ESCAPED`, which sorts above every beginning of a part. */
const END = 0x00;
const ESCAPED = 0xff;

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

export function encodeKey(key: Key): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(
    key.flatMap((part) => typeof part === "string" ? text(part) : number(part)),
  );
}

function text(part: string): number[] {
  const bytes = [...encoder.encode(part)];
  return [TEXT, ...bytes.flatMap((byte) => byte === END ? [END, ESCAPED] : [byte]), END];
}

function number(part: number): number[] {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, part);
  return [NUMBER, ...turned(new Uint8Array(view.buffer))];
}

/** Negative numbers have all bits turned, others the sign only: then bytes sort like numbers. */
function turned(bytes: Uint8Array): number[] {
  return bytes[0] & 0x80
    ? [...bytes].map((byte) => byte ^ 0xff)
    : [bytes[0] ^ 0x80, ...bytes.slice(1)];
}

export function decodeKey(bytes: Uint8Array): Key {
  const key: (string | number)[] = [];
  for (let at = 0; at < bytes.length;) {
    const [part, next] = bytes[at] === TEXT ? readText(bytes, at + 1) : readNumber(bytes, at);
    key.push(part);
    at = next;
  }
  return key;
}

function readText(bytes: Uint8Array, start: number): [string, number] {
  const text: number[] = [];
  for (let at = start; at < bytes.length; at++) {
    const isEnd = bytes[at] === END;
    if (isEnd && bytes[at + 1] !== ESCAPED) return [decoder.decode(Uint8Array.from(text)), at + 1];
    text.push(bytes[at]);
    if (isEnd) at++;
  }
  throw new TypeError("Cannot read a key: a text has no end");
}

function readNumber(bytes: Uint8Array, at: number): [number, number] {
  const end = at + 9;
  if (bytes[at] !== NUMBER || end > bytes.length) {
    throw new TypeError("Cannot read a key: neither a text nor a number");
  }
  const raw = bytes.slice(at + 1, end);
  const bits = raw[0] & 0x80
    ? [raw[0] ^ 0x80, ...raw.slice(1)]
    : [...raw].map((byte) => byte ^ 0xff);
  return [new DataView(Uint8Array.from(bits).buffer).getFloat64(0), end];
}

/** All keys that continue `prefix`: after the first, before the second. */
export function rangeBelow(prefix: Key): [after: Uint8Array, before: Uint8Array] {
  const bytes = encodeKey(prefix);
  return [bytes, Uint8Array.from([...bytes, ESCAPED])];
}

export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length);
  for (let at = 0; at < shared; at++) {
    if (a[at] !== b[at]) return a[at] - b[at];
  }
  return a.length - b.length;
}
