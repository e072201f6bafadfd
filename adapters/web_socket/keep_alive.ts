import { SECOND } from "../../domain/platform/platform.ts";
import type { WebSocket } from "./ws.d.ts";

/** As often as Deno asks the client's end. */
const INTERVAL = 30 * SECOND;

/** Ends a socket whose other side has not answered a ping by the next one. @returns what stops it */
export function keepAlive(socket: WebSocket, interval = INTERVAL): () => void {
  let answered = true;
  let timer: ReturnType<typeof setInterval> | undefined;
  socket.on("pong", () => answered = true);
  socket.on("open", () => {
    timer = setInterval(() => {
      if (!answered) return socket.terminate();
      answered = false;
      socket.ping();
    }, interval);
  });
  return () => clearInterval(timer);
}
