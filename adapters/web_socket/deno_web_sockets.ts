/** `WebSockets` over `Deno.upgradeWebSocket`, which offers no compression and pings every 30 s. */
import type { WebSockets } from "../../domain/gateway/web_socket.ts";
import { createClientEnd } from "./client_end.ts";
import { joinSockets } from "./join.ts";

export const denoWebSockets: WebSockets = {
  join(request, upstream, { headers, maxMessage }) {
    const { socket, response } = Deno.upgradeWebSocket(request);
    for (const [name, value] of headers) response.headers.append(name, value);
    return { response, socket: joinSockets(createClientEnd(socket), upstream, { maxMessage }) };
  },
};
