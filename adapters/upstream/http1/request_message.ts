/** Serialises a request (RFC 9112 §3, §5, §6, §7.1). */
import type { Socket } from "node:net";
import type { HeaderList } from "../../../domain/gateway/headers/request_headers.ts";
import { Http1Error } from "./errors.ts";

export interface Http1Request {
  method: string;
  /** Path and query, sent unchanged; one character a byte. */
  target: string;
  /** Sent unchanged, including `host`. The headers that frame the body are written here instead. */
  headers: Readonly<HeaderList>;
  body: AsyncIterable<Uint8Array> | null;
  /** Bytes of the body; without it, the body is sent in chunks. */
  length?: number;
}

/** A request that can be serialised. */
export interface RequestMessage {
  method: string;
  /** One character a byte. */
  head: string;
  body: AsyncIterable<Uint8Array> | null;
  length?: number;
}

const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
/** Methods that have a body only by exception. */
const BODILESS: ReadonlySet<string> = new Set(["GET", "HEAD", "DELETE", "OPTIONS"]);
const TARGET = /^\/[\x21-\x7e\x80-\xff]*$/;
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/**
 * Throws `Http1Error` for anything that would end a line or the message early. All parts were
 * validated before, but this is the place where one request could become two.
 */
export function requestMessage(
  { method, target, headers, body, length }: Http1Request,
): RequestMessage {
  if (!TOKEN.test(method) || !TARGET.test(target)) throw malformedRequest("its first line");
  let head = `${method} ${target} HTTP/1.1\r\n`;
  for (const [name, value] of headers) {
    if (!TOKEN.test(name) || !VALUE.test(value) || isFraming(name)) {
      throw malformedRequest("a header");
    }
    head += `${name}: ${value}\r\n`;
  }
  return { method, head: `${head}${framingLine(method, body !== null, length)}\r\n`, body, length };
}

function isFraming(name: string): boolean {
  // Most headers are not about framing; comparing the length first is cheap.
  return (name.length === 14 && name.toLowerCase() === "content-length") ||
    (name.length === 17 && name.toLowerCase() === "transfer-encoding");
}

function framingLine(method: string, hasBody: boolean, length?: number): string {
  if (hasBody) {
    return length === undefined
      ? "transfer-encoding: chunked\r\n"
      : `content-length: ${length}\r\n`;
  }
  // RFC 9110 §8.6: for methods that usually have a body, some servers answer 411 without an
  // explicit length of zero.
  return BODILESS.has(method) ? "" : "content-length: 0\r\n";
}

/**
 * Writes a body at the pace at which the upstream reads. Rejects with the error of reading the
 * body, or with `Http1Error` if its length differs from the announced one.
 *
 * @param progress called each time that the upstream is waited for, and when it has caught up
 */
export async function writeBody(
  socket: Socket,
  { body, length }: Pick<RequestMessage, "body" | "length">,
  { onWait, onTaken }: { onWait(): void; onTaken(): void },
): Promise<void> {
  let bytes = 0;
  for await (const part of body!) {
    // The upstream has already answered, or closed the connection.
    if (socket.destroyed) return;
    // An empty chunk would end the body.
    if (part.length === 0) continue;
    bytes += part.length;
    if (length !== undefined && bytes > length) throw malformedRequest("its length");
    if (length === undefined ? writeChunk(socket, part) : socket.write(part)) continue;
    onWait();
    await drained(socket);
    onTaken();
  }
  if (length === undefined) socket.write("0\r\n\r\n");
  else if (bytes < length) throw malformedRequest("its length");
}

function writeChunk(socket: Socket, part: Uint8Array): boolean {
  socket.write(`${part.length.toString(16)}\r\n`);
  socket.write(part);
  return socket.write("\r\n");
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
