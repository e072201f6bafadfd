import { SECOND } from "../../domain/platform/platform.ts";
import type { WebSocket } from "./ws.d.ts";

/** The same interval as Deno's pings of the client. */
const INTERVAL = 30 * SECOND;

/**
 * Terminates a socket whose peer has not answered a ping by the next one. @returns a function that
 * stops it
 */
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
