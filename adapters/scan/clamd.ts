import { connect, type Socket } from "node:net";
import {
  ScanFailed,
  type Scanner,
  ScannerUnavailable,
  type Verdict,
} from "../../domain/attachments/ports.ts";
import { StoreUnavailable } from "../../domain/platform/store.ts";
import { connectionFault } from "../network/connection_fault.ts";
import type { CallWatch, FailureReason } from "../network/http_client.ts";
import { readVerdict } from "./clamd_reply.ts";

export interface ClamdOptions {
  /** `unix:<path>` or `tcp://<host>:<port>`. */
  address: string;
  /** Milliseconds for one file; a minute by default. */
  timeout?: number;
  watch?: CallWatch;
}

/** Names the scanner in log and metrics. */
const TARGET = "scanner";

/** ClamAV's daemon by INSTREAM (clamd(8)): a connection for each file, nothing kept in memory. */
export function createClamd({ address, timeout = 60_000, watch = {} }: ClamdOptions): Scanner {
  watch.connected?.(TARGET);
  return {
    async scan(content) {
      const began = performance.now();
      let failure: FailureReason | undefined;
      try {
        return await ask(address, content, timeout);
      } catch (error) {
        // What was to be scanned could not be read.
        if (error instanceof StoreUnavailable) throw error;
        failure = error instanceof ScanFailed ? "unexpected shape" : reasonOf(error);
        throw error instanceof ScanFailed ? error : new ScannerUnavailable(failure);
      } finally {
        watch.called?.(TARGET, performance.now() - began, failure);
      }
    },
  };
}

class Late extends Error {
  override name = "Late";
}

const reasonOf = (error: unknown): FailureReason =>
  error instanceof Late ? "no answer in time" : connectionFault(error);

async function ask(
  address: string,
  content: AsyncIterable<Uint8Array>,
  timeout: number,
): Promise<Verdict> {
  const socket = connect(placeOf(address));
  const timer = setTimeout(() => socket.destroy(new Late()), timeout);
  try {
    const reply = replyOf(socket);
    // It may answer before the end, and then reads no more.
    await Promise.race([reply, send(socket, content)]);
    return readVerdict(await reply);
  } finally {
    clearTimeout(timer);
    socket.destroy();
  }
}

function placeOf(address: string) {
  if (address.startsWith("unix:")) return { path: address.slice("unix:".length) };
  const { hostname, port } = new URL(address);
  return { host: hostname.replace(/^\[|\]$/g, ""), port: Number(port) };
}

/** Far above any answer to one command. */
const MAX_REPLY = 4096;

/** What it says up to the end of its line. */
function replyOf(socket: Socket): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let reply = "";
  socket.setEncoding("utf8");
  socket.on("data", (text: string) => {
    reply += text;
    const end = reply.indexOf("\0");
    if (end >= 0) resolve(reply.slice(0, end));
    else if (reply.length > MAX_REPLY) reject(new Error("another protocol: EPROTOCOL"));
  });
  socket.on("error", reject);
  socket.on("close", () => reject(new Error("connection closed")));
  // Nobody may be waiting yet.
  promise.catch(() => {});
  return promise;
}

async function send(socket: Socket, content: AsyncIterable<Uint8Array>): Promise<void> {
  await write(socket, new TextEncoder().encode("zINSTREAM\0"));
  for await (const bytes of content) {
    if (socket.destroyed) return;
    await write(socket, withLength(bytes));
  }
  await write(socket, withLength(new Uint8Array()));
}

/** Four bytes in network order, then the data; no data is the end. */
function withLength(bytes: Uint8Array): Uint8Array {
  const chunk = new Uint8Array(4 + bytes.length);
  new DataView(chunk.buffer).setUint32(0, bytes.length);
  chunk.set(bytes, 4);
  return chunk;
}

/** Resolves once it has left, so that memory does not grow; what fails is told by the reply. */
const write = (socket: Socket, bytes: Uint8Array): Promise<void> =>
  new Promise((resolve) => void socket.write(bytes, () => resolve()));
