/** `WebSockets` over `Deno.upgradeWebSocket`, which offers no compression and pings every 30 s. */
import { setImmediate } from "node:timers";
import type { WebSockets } from "../../domain/gateway/upstream/web_socket.ts";
import { createClientEnd } from "./client_end.ts";
import { joinSockets } from "./join.ts";

/**
 * Turns of the event loop that it takes Deno to tell that the client has left. An upgrade of its request would never end
 * then, nor its connection (measured, 2.9.6: docs/decisions/0115).
 */
const TURNS = 4;

export const denoWebSockets: WebSockets = {
  async join(request, upstream, { headers, maxMessage, onLeft }) {
    const { signal } = request;
    for (let turn = 0; turn < TURNS; turn++) {
      await new Promise<void>((next) => void setImmediate(next));
      signal.throwIfAborted();
    }
    const { socket, response } = Deno.upgradeWebSocket(request);
    for (const [name, value] of headers) response.headers.append(name, value);
    const client = createClientEnd(socket, { onLeft });
    return { response, socket: joinSockets(client, upstream, { maxMessage }) };
  },
};
