/** The listening socket, and an end that leaves no answer half sent and lasts no longer than it may. */
import { SECOND } from "../../domain/platform/platform.ts";
import { within } from "../runtime/within.ts";

export interface HttpServerOptions {
  port: number;
  hostname: string;
  /** Others listen on the port as well (SO_REUSEPORT). */
  shared?: boolean;
  /** `peer` is the address at the other end of the socket. */
  answer(request: Request, peer: string): Promise<Response>;
}

export interface StopOptions {
  /** Milliseconds that answers under way are given. */
  deadline: number;
  /** Ends those that are still under way then: some streams never end by themselves. */
  cut(): void;
  /** Brings the deadline forward. */
  hurry?: AbortSignal;
  /** Milliseconds in which what was cut ends, and connections without an answer under way are closed. */
  lastWords?: number;
}

export interface HttpServer {
  /** Answers that are not delivered to their last byte. */
  readonly inFlight: number;
  /**
   * Resolves once every answer under way was delivered to its last byte, or cut, and the port is closed: at the latest
   * twice `lastWords` after the deadline, whatever connections are left behind then.
   */
  stop(options: StopOptions): Promise<void>;
}

export const LAST_WORDS = SECOND;

export function createHttpServer(
  { port, hostname, shared = false, answer }: HttpServerOptions,
): HttpServer {
  /** Answers that are not delivered to their last byte. */
  const inFlight = new Set<Promise<void>>();
  const breakOff = new AbortController();
  const server = Deno.serve({
    port,
    hostname,
    reusePort: shared,
    automaticCompression: true,
    signal: breakOff.signal,
    onListen: () => {},
  }, (request, info) => {
    const { completed } = info;
    inFlight.add(completed);
    const forget = () => void inFlight.delete(completed);
    completed.then(forget, forget);
    return answer(request, info.remoteAddr.hostname);
  });

  async function allDelivered() {
    while (inFlight.size) await Promise.allSettled(inFlight);
  }

  return {
    get inFlight() {
      return inFlight.size;
    },
    async stop({ deadline, cut, hurry, lastWords = LAST_WORDS }) {
      const end = performance.now() + deadline;
      // `shutdown` would cut bodies that are still coming in (measured, Deno 2.9.6): they go first.
      const delivered = Promise.allSettled(inFlight);
      if (!await within(deadline, delivered, hurry)) {
        cut();
        if (!await within(lastWords, delivered)) {
          // A form whose rest never comes, say. After `shutdown` the signal would throw, so it takes its place.
          breakOff.abort();
          await within(lastWords, server.finished);
          return;
        }
      }
      const closed = Promise.allSettled([server.shutdown()]);
      // Requests that came since.
      if (!await within(Math.max(0, end - performance.now()), allDelivered(), hurry)) cut();
      // A handshake that its client has left holds `shutdown` for ever (docs/decisions/0115).
      await within(lastWords, closed);
    },
  };
}
