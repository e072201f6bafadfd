/** Ports to the agencies' servers. */
import type { Service } from "../../services/service.ts";
import type { UpstreamRequest, UpstreamResponse } from "./upstream.ts";
import type { SocketAnswer, SocketRequest } from "./web_socket.ts";

/** All servers of one service. */
export interface Upstream {
  /** `Host` for it, one for all its addresses: they serve the same. */
  readonly host: string;
  /**
   * Resolves with the final answer's head; redirects are answers. Throws one of the errors of `upstream.ts`, or the signal's
   * reason.
   */
  send(request: UpstreamRequest): Promise<UpstreamResponse>;
  /** Opens a WebSocket; throws as `send` does. */
  connect(request: SocketRequest): Promise<SocketAnswer>;
  /** Resolves once everything under way has ended. */
  close(): Promise<void>;
  /** Breaks off whatever is under way. */
  destroy(): void;
}

export interface Upstreams {
  /** Throws `UpstreamUnavailable` when the service has none. */
  of(service: Service): Upstream;
}
