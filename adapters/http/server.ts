/** The listening socket, with a graceful stop that has a time limit. */
import { getLogger } from "@logtape/logtape";
import { SECOND } from "../../domain/platform/platform.ts";
import { within } from "../../domain/platform/within.ts";
import { createRefusedConnections, refuseFurther } from "./refused_connections.ts";

export interface HttpServerOptions {
  port: number;
  hostname: string;
  /** Other processes may listen on the port too (SO_REUSEPORT). */
  shared?: boolean;
  /** Filled with the responses whose last byte has not been delivered; its own by default. */
  inFlight?: Set<Promise<void>>;
  /** `peer`: the IP of the socket's other end. */
  answer(request: Request, peer: string): Promise<Response>;
}

export interface StopOptions {
  /** Milliseconds that responses in flight may still take. */
  deadline: number;
  /** Ends the responses still in flight at the deadline: some streams never end by themselves. */
  abortInFlight(): void;
  /** Ends the wait before the deadline. */
  force?: AbortSignal;
  /** Milliseconds for aborted responses to end and for idle connections to close. */
  closeGrace?: number;
}

export interface HttpServer {
  /** Responses whose last byte has not been delivered. */
  readonly inFlight: number;
  /**
   * Resolves once every response in flight was delivered or aborted and the port is closed. At the
   * latest this is twice `closeGrace` after the deadline; connections still open then are
   * abandoned.
   */
  stop(options: StopOptions): Promise<void>;
}

export const CLOSE_GRACE = SECOND;

const logger = getLogger(["panjereh", "http"]);

/**
 * A handler that threw, or a body that failed on its way. Without this, Deno would print the error,
 * past the log's mask. An empty reason is our own (`refuseAndClose`, ended sessions).
 */
function answerFailure(error: unknown): Response {
  if (error !== "") logger.warn("A response broke off", { error });
  return new Response(null, { status: 500 });
}

export function createHttpServer(
  { port, hostname, shared = false, inFlight = new Set(), answer }: HttpServerOptions,
): HttpServer {
  const forcedClose = new AbortController();
  const refused = createRefusedConnections();
  const server = Deno.serve({
    port,
    hostname,
    reusePort: shared,
    automaticCompression: true,
    signal: forcedClose.signal,
    onListen: () => {},
    onError: answerFailure,
  }, (request, info) => {
    const { completed, remoteAddr } = info;
    inFlight.add(completed);
    const forget = () => void inFlight.delete(completed);
    completed.then(forget, forget);
    const response = refused.isFurther(request.method, remoteAddr)
      ? refuseFurther()
      : answer(request, remoteAddr.hostname);
    // Almost every request: without one more promise.
    if (request.method !== "HEAD") return response;
    return Promise.resolve(response)
      .then((given) => refused.note(request, given, remoteAddr));
  });

  async function allDelivered() {
    while (inFlight.size) await Promise.allSettled(inFlight);
  }

  return {
    get inFlight() {
      return inFlight.size;
    },
    async stop({ deadline, abortInFlight, force, closeGrace = CLOSE_GRACE }) {
      const end = performance.now() + deadline;
      // `shutdown` would abort request bodies that are still being received (measured, Deno 2.9.6),
      // so wait for those first.
      const delivered = Promise.allSettled(inFlight);
      if (!await within(deadline, delivered, force)) {
        abortInFlight();
        if (!await within(closeGrace, delivered)) {
          // For example a form of which the rest never arrives. The signal would throw after
          // `shutdown`, so it is used in place of it.
          forcedClose.abort();
          await within(closeGrace, server.finished);
          return;
        }
      }
      const closed = Promise.allSettled([server.shutdown()]);
      // Requests that arrived in between.
      if (!await within(Math.max(0, end - performance.now()), allDelivered(), force)) {
        abortInFlight();
      }
      // A handshake abandoned by its client blocks `shutdown` indefinitely (docs/decisions/0115).
      await within(closeGrace, closed);
    },
  };
}
