/** The listening socket, and an end that leaves no answer half sent. */
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
}

export interface HttpServer {
  /** Answers that are not delivered to their last byte. */
  readonly inFlight: number;
  /** Resolves once every answer under way was delivered to its last byte, or cut, and nobody listens any more. */
  stop(options: StopOptions): Promise<void>;
}

export function createHttpServer(
  { port, hostname, shared = false, answer }: HttpServerOptions,
): HttpServer {
  /** Answers that are not delivered to their last byte. */
  const inFlight = new Set<Promise<void>>();
  const server = Deno.serve({
    port,
    hostname,
    reusePort: shared,
    automaticCompression: true,
    onListen: () => {},
  }, (request, info) => {
    const { completed } = info;
    inFlight.add(completed);
    const forget = () => void inFlight.delete(completed);
    completed.then(forget, forget);
    return answer(request, info.remoteAddr.hostname);
  });
  return {
    get inFlight() {
      return inFlight.size;
    },
    async stop({ deadline, cut }) {
      const timer = setTimeout(cut, deadline);
      // `shutdown` would cut bodies that are still coming in (measured, Deno 2.9.6): they go first.
      await Promise.allSettled(inFlight);
      await server.shutdown();
      clearTimeout(timer);
    },
  };
}
