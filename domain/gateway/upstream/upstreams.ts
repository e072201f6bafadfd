/** Ports to the agencies' servers. */
import type { Service } from "../../services/service.ts";
import type { UpstreamRequest, UpstreamResponse } from "./upstream.ts";
import type { SocketAnswer, SocketRequest } from "./web_socket.ts";

/** All endpoints of one service. */
export interface Upstream {
  /** `Host` header, the same for all endpoints: they serve the same site. */
  readonly host: string;
  /**
   * Resolves with the final response's head; redirects are responses. Throws one of the errors of
   * `upstream.ts`, or the signal's reason.
   */
  send(request: UpstreamRequest): Promise<UpstreamResponse>;
  /** Opens a WebSocket; throws like `send`. */
  connect(request: SocketRequest): Promise<SocketAnswer>;
  /**
   * Whether the agency's servers can be reached now, as far as this worker knows: `true` if a health
   * check has just passed, `false` if none is expected to answer, `undefined` if neither is known.
   */
  reachable(): boolean | undefined;
  /** Resolves once all exchanges under way have ended. */
  close(): Promise<void>;
  /** Aborts all exchanges under way. */
  destroy(): void;
}

export interface Upstreams {
  /** Throws `UpstreamUnavailable` if the service has none. */
  of(service: Service): Upstream;
}
