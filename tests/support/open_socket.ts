/** A web socket of a browser through the gateway. */
// @ts-types="../../adapters/web_socket/ws.d.ts"
import { WebSocket } from "ws";
import type { HttpClient } from "./http_client.ts";
import { within } from "./waiting.ts";

/** `echo`: the origin of the sandbox's service «echo», which the browser has entered. */
export async function openSocket(
  world: { program: { port: number } },
  browser: HttpClient,
  echo: string,
) {
  const token = browser.cookie(echo, "panjereh_service")!;
  const socket = new WebSocket(`ws://127.0.0.1:${world.program.port}/socket?a=1`, [], {
    headers: { host: new URL(echo).host, origin: echo, cookie: `panjereh_service=${token}` },
  });
  const greeted = new Promise<Uint8Array>((resolve, reject) => {
    socket.on("message", resolve);
    socket.on("error", reject);
  });
  const first = await within(greeted, "the first message");
  const closed = new Promise<number>((resolve) => socket.on("close", resolve));
  return { socket, closed, greeting: JSON.parse(new TextDecoder().decode(first)) };
}
