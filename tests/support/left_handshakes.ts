/** A client that leaves in the middle of WebSocket handshakes, and what it leaves behind. */
import { connect } from "node:net";
import { within } from "./waiting.ts";

export interface LeavingOptions {
  port: number;
  /** Of the service: "echo.localhost:8000". */
  host: string;
  cookie: string;
  /** Handshakes that are left. */
  count: number;
  /** Handshakes at a time. */
  abreast: number;
  /** Every how many are left with a reset (RST); the others as a browser leaves. */
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

/** Milliseconds that one handshake takes when the client stays; then it leaves. Rejects when it is refused. */
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
  socket.once("close", () => resolve());
  return within(promise, "the close of a handshake that was left");
}

/** Between so many that leave, one stays: it tells how long a handshake takes by now. */
const MEASURE_EVERY = 8;

/** Leaves at moments spread over twice the time that a handshake takes. */
export async function leaveHandshakes(options: LeavingOptions): Promise<void> {
  const { count, abreast, resetEvery } = options;
  let whole = await stay(options);
  let begun = 0;
  await Promise.all(Array.from({ length: abreast }, async () => {
    while (begun < count) {
      const index = begun++;
      if (index % MEASURE_EVERY === 0) whole = await stay(options).catch(() => whole);
      // The golden ratio's multiples fill an interval evenly.
      const moment = index * 0.618034 % 1;
      await leave(options, moment * 2 * whole, index % resetEvery === 0);
    }
  }));
}
