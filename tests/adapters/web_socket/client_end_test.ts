import assert from "node:assert/strict";
import { within } from "../../support/waiting.ts";
import { createClientEnd } from "../../../adapters/web_socket/client_end.ts";
import { denoWebSockets } from "../../../adapters/web_socket/deno_web_sockets.ts";
import type { SocketEnd } from "../../../domain/gateway/upstream/web_socket.ts";

/** A client that never answers a close frame. */
function deaf(readyState: number = WebSocket.OPEN) {
  const told: unknown[] = [];
  const socket = {
    readyState,
    bufferedAmount: 0,
    close: (...words: unknown[]) => void told.push(words),
  };
  return { socket: socket as unknown as WebSocket, told };
}

Deno.test("a client that does not answer a close frame counts as gone", async () => {
  for (const tell of ["close", "abort"] as const) {
    const { socket, told } = deaf();
    const end = createClientEnd(socket, { timeout: 1 });
    socket.onopen!(new Event("open"));
    const closes: unknown[] = [];
    end.listen({ onMessage: () => {}, onClose: (...words) => closes.push(words) });
    const ended = new Promise<void>((resolve) => end.onEnd(resolve));
    if (tell === "close") end.close(1008, "the session has ended");
    else end.abort();
    await within(ended, "the end");
    assert.deepEqual(told, [tell === "close" ? [1008, "the session has ended"] : []]);
    socket.onclose!(new CloseEvent("close", { code: 1008 }));
    assert.deepEqual(closes, [[undefined, undefined]], "told once");
  }
});

Deno.test("messages sent before the upgrade completes are sent then, in order", () => {
  const { socket, told } = deaf(WebSocket.CONNECTING);
  Object.assign(socket, { send: (message: string) => void told.push(message) });
  const end = createClientEnd(socket, { timeout: 60_000 });
  end.send("hello");
  end.close(1014, "the service has gone");
  assert.deepEqual(told, []);
  socket.onopen!(new Event("open"));
  assert.deepEqual(told, ["hello", [1014, "the service has gone"]]);
  socket.onclose!(new CloseEvent("close", { code: 1014 }));
});

Deno.test("a client that leaves before the upgrade completes is reported after the time limit", async () => {
  const { socket } = deaf();
  const told: string[] = [];
  const end = createClientEnd(socket, { timeout: 1, onLeft: () => told.push("left") });
  end.listen({ onMessage: () => {}, onClose: () => told.push("closed") });
  await new Promise<void>((resolve) => end.onEnd(resolve));
  assert.deepEqual(told, ["left", "closed"]);
});

Deno.test("the request of a client that has left is not upgraded, which would never end", async () => {
  const request = new Request("http://localhost/", { signal: AbortSignal.abort("left") });
  const options = { headers: [], maxMessage: 1, onLeft: () => {} };
  await assert.rejects(denoWebSockets.join(request, {} as SocketEnd, options), /^left$/);
});
