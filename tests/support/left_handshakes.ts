/** A client that abandons WebSocket handshakes. */
import { connect } from "node:net";
import { within } from "./waiting.ts";

export interface LeavingOptions {
  port: number;
  /** Host of the service: "echo.localhost:8000". */
  host: string;
  cookie: string;
  /** Number of abandoned handshakes. */
  count: number;
  /** Concurrent handshakes. */
  abreast: number;
  /** Every n-th one is abandoned with a reset (RST); the others like a browser does. */
  resetEvery: number;
}

const handshake = ({ host, cookie }: LeavingOptions) =>
  [
    "GET /socket HTTP/1.1",
    `Host: ${host}`,
    `Cookie: ${cookie}`,
    `Origin: http://${host}`,
    "Upgrade: websocket",
    "Connection: Upgrade",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Version: 13",
    "\r\n",
  ].join("\r\n");

/** Milliseconds of one complete handshake. Rejects if it is refused. */
function stay(options: LeavingOptions): Promise<number> {
  const began = performance.now();
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const socket = connect(options.port, "127.0.0.1", () => socket.write(handshake(options)));
  socket.once("data", (data) => {
    const text = new TextDecoder().decode(data);
    if (text.startsWith("HTTP/1.1 101 ")) resolve(performance.now() - began);
    else reject(new Error(`Cannot open WebSocket: ${text.split("\r\n", 1)}`));
    socket.destroy();
  });
  socket.once("error", reject);
  return within(promise, "the answer to a handshake");
}

function leave(options: LeavingOptions, after: number, reset: boolean): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const socket = connect(options.port, "127.0.0.1", () => {
    socket.write(handshake(options));
    setTimeout(() => reset ? socket.resetAndDestroy() : socket.destroy(), after);
  });
  socket.on("error", () => {});
  // As a browser does: what is unread at the close would turn it into a reset.
  socket.resume();
  socket.once("close", () => resolve());
  return within(promise, "the close of a handshake that was left");
}

/** One complete handshake among so many, to measure the current duration. */
const MEASURE_EVERY = 8;

/** Milliseconds of a handshake, where this person may already open none. */
const USUAL = 10;

/** Abandons handshakes at moments spread over twice the duration of a handshake. */
export async function leaveHandshakes(options: LeavingOptions): Promise<void> {
  const { count, abreast, resetEvery } = options;
  let whole = await stay(options).catch(() => USUAL);
  let begun = 0;
  await Promise.all(Array.from({ length: abreast }, async () => {
    while (begun < count) {
      const index = begun++;
      if (index % MEASURE_EVERY === 0) whole = await stay(options).catch(() => whole);
      // Multiples of the golden ratio fill an interval evenly.
      const moment = index * 0.618034 % 1;
      await leave(options, moment * 2 * whole, index % resetEvery === 0);
    }
  }));
}
