/** `WebSockets` over `Deno.upgradeWebSocket`, which offers no compression and pings every 30 s. */
import { setImmediate } from "node:timers";
import type { WebSockets } from "../../domain/gateway/upstream/web_socket.ts";
import { createClientEnd } from "./client_end.ts";
import { joinSockets } from "./join.ts";

/**
 * Turns of the event loop until Deno reports that the client has left. Upgrading the request of
 * such a client would never complete, and its connection would never end (measured, 2.9.6:
 * docs/decisions/0115).
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
