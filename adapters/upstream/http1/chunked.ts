/**
 * Decodes the chunked transfer coding (RFC 9112 §7.1) incrementally. Extensions and trailers are
 * dropped.
 */
import type { Buffer } from "node:buffer";
import { malformed } from "./errors.ts";

export interface ChunkedDecoder {
  /** @returns the offset in `bytes` at which the message ends; -1 if it continues */
  push(bytes: Buffer, from: number): number;
  /** Every line so far was as the standard demands. */
  readonly isStrict: boolean;
}

/** Maximum bytes of a chunk's size line, and of all trailers together. */
const MAX_LINES = 16 * 1024;

/**
 * Twelve digits: larger than any file system allows, and still exact as a number. Old servers pad
 * the size with spaces to a fixed width (Apache 1.3, embedded ones).
 */
const SIZE_LINE = /^([0-9A-Fa-f]{1,12})([\t ]*)(?:;[\t\x20-\x7e\x80-\xff]*)?$/;

const TRAILER_LINE = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+:[\t\x20-\x7e\x80-\xff]*$/;

export function createChunkedDecoder(onData: (bytes: Buffer) => void): ChunkedDecoder {
  let state: "size" | "data" | "data_end" | "trailers" = "size";
  /** The part of a line received so far. */
  let line = "";
  let trailers = 0;
  /** Bytes of the chunk still to come. */
  let left = 0;
  let at = 0;
  let isStrict = true;

  /** A whole line without its line end, which must be CRLF; `null` if it continues. */
  function takeLine(bytes: Buffer): string | null {
    const feed = bytes.indexOf(10, at);
    line += bytes.toString("latin1", at, feed < 0 ? bytes.length : feed);
    at = feed < 0 ? bytes.length : feed + 1;
    if (line.length + trailers > MAX_LINES) throw malformed("a line of its chunks is too long");
    // After a chunk's data only a line end may follow, so do not wait for a longer line.
    if (state === "data_end" && line.length > 1) throw malformed("a chunk is longer than its size");
    if (feed < 0) return null;
    if (!line.endsWith("\r")) throw malformed("a line of its chunks ends in a bare line feed");
    const whole = line.slice(0, -1);
    line = "";
    return whole;
  }

  /** @returns whether the message has ended */
  function take(text: string): boolean {
    if (state === "size") {
      const size = SIZE_LINE.exec(text);
      if (!size) throw malformed("the size of a chunk is malformed");
      left = parseInt(size[1], 16);
      isStrict &&= size[2] === "";
      state = left === 0 ? "trailers" : "data";
      return false;
    }
    if (state === "data_end") {
      // Only the line end itself: `takeLine` refuses anything else.
      state = "size";
      return false;
    }
    if (text === "") return true;
    if (!TRAILER_LINE.test(text)) throw malformed("a trailer is malformed");
    trailers += text.length;
    return false;
  }

  return {
    get isStrict() {
      return isStrict;
    },

    push(bytes, from) {
      at = from;
      while (at < bytes.length) {
        if (state === "data") {
          const part = bytes.subarray(at, at + left);
          at += part.length;
          left -= part.length;
          if (left === 0) state = "data_end";
          onData(part);
          continue;
        }
        const text = takeLine(bytes);
        if (text !== null && take(text)) return at;
      }
      return -1;
    },
  };
}
