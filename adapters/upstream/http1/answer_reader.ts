/** Answers told from the bytes of a connection, one at a time, in whatever pieces they come. */
import type { Buffer } from "node:buffer";
import { type AnswerHead, parseAnswerHead } from "./answer_head.ts";
import { type ChunkedDecoder, createChunkedDecoder } from "./chunked.ts";
import { hungUp, malformed } from "./errors.ts";

export interface AnswerSink {
  /** The final answer's: interim ones are for this hop (RFC 9110 §15.2) and are not told of. */
  onHead(head: AnswerHead): void;
  onData(bytes: Buffer): void;
  /** @param reusable whether another request may follow on the connection */
  onEnd(reusable: boolean): void;
}

export interface AnswerReader {
  /** An answer to a request of this method is next. */
  expect(method: string): void;
  /** Throws `Http1Error` for what is no answer. */
  push(bytes: Buffer): void;
  /** Nothing more will come. Throws `Http1Error` unless that is how the answer ends. */
  finish(): void;
}

/** Bytes of a head, with its empty line. */
const MAX_HEAD = 64 * 1024;

/** Interim answers to one request. */
const MAX_INTERIM = 16;

const HEAD_END = "\r\n\r\n";

/** What no more bytes could make the start of an answer: waiting for its end would take the whole time limit. */
const NO_ANSWER = /^(?!HTTP\/1\.)[^]{7}|^[^\r\n]*\n/;

export function createAnswerReader(sink: AnswerSink): AnswerReader {
  let state: "idle" | "head" | "length" | "chunked" | "close" = "idle";
  let method = "";
  /** What has come of a head, one character a byte. */
  let text = "";
  let interim = 0;
  let persistent = false;
  /** Bytes of the body that are to come. */
  let left = 0;
  let chunks: ChunkedDecoder | undefined;

  function end(isLast: boolean) {
    state = "idle";
    chunks = undefined;
    // What comes unasked belongs to nobody.
    sink.onEnd(persistent && isLast);
  }

  /** @returns where the body begins in `bytes`; -1 when the head goes on behind them */
  function readHead(bytes: Buffer, from: number): number {
    const before = text.length;
    text += bytes.toString("latin1", from, Math.min(bytes.length, from + MAX_HEAD - before));
    const end = text.indexOf(HEAD_END, Math.max(0, before - 3));
    if (end < 0) {
      if (text.length === MAX_HEAD) throw malformed("its head is too long");
      if (NO_ANSWER.test(text)) throw malformed("it does not begin as one");
      return -1;
    }
    const head = parseAnswerHead(text.slice(0, end + 2), method);
    const next = from + end + HEAD_END.length - before;
    text = "";
    if (head.status >= 200) begin(head, next === bytes.length);
    else if (head.status === 101) {
      throw malformed("it changes the protocol, which nobody asked for");
    } else if (++interim > MAX_INTERIM) throw malformed("too many interim ones come before it");
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

  /** @returns where what is not the body's begins */
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
