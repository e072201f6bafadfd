import assert from "node:assert/strict";
import { createClientEnd } from "../../adapters/web_socket/client_end.ts";

/** A client that is told to close and never says that it does. */
function deaf() {
  const told: unknown[] = [];
  const socket = {
    readyState: WebSocket.OPEN,
    bufferedAmount: 0,
    close: (...words: unknown[]) => void told.push(words),
  };
  return { socket: socket as unknown as WebSocket, told };
}

Deno.test("a client that does not close when it is told to counts as gone", async () => {
  for (const tell of ["close", "cut"] as const) {
    const { socket, told } = deaf();
    const end = createClientEnd(socket, 1);
    socket.onopen!(new Event("open"));
    const closes: unknown[] = [];
    end.listen({ onMessage: () => {}, onClose: (...words) => closes.push(words) });
    const ended = new Promise<void>((resolve) => end.onEnd(resolve));
    if (tell === "close") end.close(1008, "the session has ended");
    else end.cut();
    await ended;
    assert.deepEqual(told, [tell === "close" ? [1008, "the session has ended"] : []]);
    socket.onclose!(new CloseEvent("close", { code: 1008 }));
    assert.deepEqual(closes, [[undefined, undefined]], "told once");
  }
});
