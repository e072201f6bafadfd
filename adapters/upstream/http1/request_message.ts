/** A request as bytes on a connection (RFC 9112 §3, §5, §7.1). */
import type { Socket } from "node:net";
import type { HeaderList } from "../../../domain/gateway/request_headers.ts";
import { Http1Error } from "./errors.ts";

export interface Http1Request {
  method: string;
  /** Path and query, sent as they are. */
  target: string;
  /** Sent as they are, `host` and `content-length` among them. */
  headers: Readonly<HeaderList>;
  /** Chunked unless its length is among the headers. */
  body: AsyncIterable<Uint8Array> | null;
  /** Bytes of the body, as `content-length` says. */
  length?: number;
}

const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const TARGET = /^[\x21-\x7e]+$/;
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/**
 * The head, one character a byte. Throws `Http1Error` for whatever would end a line early: everything in it was
 * judged before, but it is here that one request would become two.
 */
export function requestHead({ method, target, headers, body, length }: Http1Request): string {
  if (!TOKEN.test(method) || !TARGET.test(target)) throw malformedRequest("its first line");
  let head = `${method} ${target} HTTP/1.1\r\n`;
  for (const [name, value] of headers) {
    if (!TOKEN.test(name) || !VALUE.test(value)) throw malformedRequest("a header");
    head += `${name}: ${value}\r\n`;
  }
  if (body && length === undefined) head += "transfer-encoding: chunked\r\n";
  return head + "\r\n";
}

/**
 * Writes a body at the pace at which the upstream reads. Rejects with what reading the body threw, and with
 * `Http1Error` when its length is another than was said.
 *
 * @param onProgress told before and after each time that the upstream is waited for
 */
export async function writeBody(
  socket: Socket,
  { body, length }: { body: AsyncIterable<Uint8Array>; length?: number },
  onProgress: (waiting: boolean) => void,
): Promise<void> {
  let bytes = 0;
  for await (const part of body) {
    // The upstream has answered already, or hung up.
    if (socket.destroyed) return;
    // An empty chunk would be the last one.
    if (part.length === 0) continue;
    bytes += part.length;
    if (length !== undefined && bytes > length) throw malformedRequest("its length");
    if (length === undefined) socket.write(`${part.length.toString(16)}\r\n`, "latin1");
    const isTaken = socket.write(part);
    if (length === undefined) socket.write("\r\n", "latin1");
    if (isTaken) continue;
    onProgress(true);
    await drained(socket);
    onProgress(false);
  }
  if (length === undefined) socket.write("0\r\n\r\n", "latin1");
  else if (bytes < length) throw malformedRequest("its length");
}

function drained(socket: Socket): Promise<void> {
  return new Promise((go) => {
    const done = () => {
      socket.off("drain", done);
      socket.off("close", done);
      go();
    };
    socket.on("drain", done);
    socket.on("close", done);
  });
}

function malformedRequest(what: string): Http1Error {
  return new Http1Error("MALFORMED_REQUEST", `Cannot write request: ${what} is malformed`);
}
