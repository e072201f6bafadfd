/** Parses responses from the bytes of a connection, one at a time, in any fragmentation. */
import type { Buffer } from "node:buffer";
import { type AnswerHead, parseAnswerHead } from "./answer_head.ts";
import { type ChunkedDecoder, createChunkedDecoder } from "./chunked.ts";
import { hungUp, malformed } from "./errors.ts";

export interface AnswerSink {
  /**
   * The final response's head; interim responses are for this hop only (RFC 9110 §15.2) and are
   * skipped.
   */
  onHead(head: AnswerHead): void;
  onData(bytes: Buffer): void;
  /** @param reusable whether another request may follow on the connection */
  onEnd(reusable: boolean): void;
}

export interface AnswerReader {
  /** The next response answers a request of this method. */
  expect(method: string): void;
  /** Throws `Http1Error` if the bytes are not a valid response. */
  push(bytes: Buffer): void;
  /** The connection has ended. Throws `Http1Error` unless that is how the response ends. */
  finish(): void;
}

/** Maximum bytes of a head, including its empty line. */
const MAX_HEAD = 64 * 1024;

/** Maximum interim responses to one request. */
const MAX_INTERIM = 16;

/**
 * Cannot become the start of a response with any further bytes. Waiting for a complete head would
 * take the whole time limit.
 */
const NO_ANSWER = /^(?!HTTP\/1\.)(?:[^]{7}|[^\r\n]*\n)/;

/**
 * Whether a head's lines end in LF alone (RFC 9112 §2.2), as some CGI programs and embedded servers
 * write them. Its first line decides: a bare LF among lines that end in CRLF may be part of a value
 * that somebody else chose, and is refused.
 */
function hasBareLines(text: string): boolean {
  const feed = text.indexOf("\n");
  return feed >= 0 && text[feed - 1] !== "\r";
}

export function createAnswerReader(sink: AnswerSink): AnswerReader {
  let state: "idle" | "head" | "length" | "chunked" | "close" = "idle";
  let method = "";
  /** The part of the head received so far, one character a byte. */
  let text = "";
  let interim = 0;
  let persistent = false;
  /** Bytes of the body still to come. */
  let left = 0;
  let chunks: ChunkedDecoder | undefined;

  function end(isLast: boolean) {
    const isStrict = chunks?.isStrict ?? true;
    state = "idle";
    chunks = undefined;
    // Unrequested bytes may be another person's response: do not reuse the connection.
    sink.onEnd(persistent && isLast && isStrict);
  }

  /** @returns the offset in `bytes` at which the body begins; -1 if the head continues */
  function readHead(bytes: Buffer, from: number): number {
    const before = text.length;
    text += bytes.toString("latin1", from, Math.min(bytes.length, from + MAX_HEAD - before));
    const isBare = hasBareLines(text);
    const emptyLine = isBare ? "\n\n" : "\r\n\r\n";
    const end = text.indexOf(emptyLine, Math.max(0, before - emptyLine.length + 1));
    if (end < 0) {
      if (text.length === MAX_HEAD) throw malformed("its head is too long");
      if (NO_ANSWER.test(text)) throw malformed("it does not begin as one");
      return -1;
    }
    const lines = text.slice(0, end + emptyLine.length / 2);
    const head = parseAnswerHead(isBare ? lines.replaceAll("\n", "\r\n") : lines, method);
    if (isBare) head.persistent = false;
    const next = from + end + emptyLine.length - before;
    text = "";
    if (head.status >= 200) begin(head, next === bytes.length);
    else if (head.status === 101) {
      throw malformed("it changes the protocol, which was not requested");
    } else if (++interim > MAX_INTERIM) throw malformed("it comes after too many interim ones");
    return next;
  }

  function begin(head: AnswerHead, isLast: boolean) {
    const { framing } = head;
    persistent = head.persistent;
    if (framing.kind === "none") state = "idle";
    else state = framing.kind;
    if (framing.kind === "length") left = framing.length;
    if (framing.kind === "chunked") chunks = createChunkedDecoder(sink.onData);
    sink.onHead(head);
    if (framing.kind === "none") end(isLast);
  }

  /** @returns the offset at which the body ends */
  function readBody(bytes: Buffer, from: number): number {
    if (state === "close") {
      sink.onData(bytes.subarray(from));
      return bytes.length;
    }
    if (state === "length") {
      const part = bytes.subarray(from, from + left);
      left -= part.length;
      sink.onData(part);
      if (left === 0) end(from + part.length === bytes.length);
      return from + part.length;
    }
    const next = chunks!.push(bytes, from);
    if (next < 0) return bytes.length;
    end(next === bytes.length);
    return next;
  }

  return {
    expect(asked) {
      state = "head";
      method = asked;
      text = "";
      interim = 0;
    },

    push(bytes) {
      let at = 0;
      while (state === "head" && at >= 0 && at < bytes.length) at = readHead(bytes, at);
      if (state === "idle" || state === "head" || at < 0 || at >= bytes.length) return;
      readBody(bytes, at);
    },

    finish() {
      if (state === "close") return end(true);
      throw hungUp();
    },
  };
}
