/**
 * A real server on loopback with configurable misbehaviour, for tests of the adapters to the
 * outside.
 */
export interface Received {
  method: string;
  path: string;
  headers: Headers;
  body: string;
}

export type Behaviour = (received: Received, request: Request) => Response | Promise<Response>;

export interface LoopbackServer extends AsyncDisposable {
  url: string;
  received: Received[];
  /** The behaviour towards the next requests. */
  behaviour: Behaviour;
}

export function serveLoopback(behaviour: Behaviour): LoopbackServer {
  const received: Received[] = [];
  const options = { port: 0, hostname: "127.0.0.1", onListen() {} };
  const server = Deno.serve(options, async (request) => {
    const path = new URL(request.url).pathname;
    const { method, headers } = request;
    const one = { method, path, headers, body: await request.text() };
    received.push(one);
    return await loopback.behaviour(one, request);
  });
  const loopback: LoopbackServer = {
    url: `http://127.0.0.1:${server.addr.port}`,
    received,
    behaviour,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
  return loopback;
}

/** Never answers; ends when the client leaves. */
export const hang: Behaviour = (_, { signal }) => {
  const { promise, resolve } = Promise.withResolvers<Response>();
  signal.addEventListener("abort", () => resolve(new Response()), { once: true });
  return promise;
};

/** Sends the beginning of an answer and then nothing. */
export const hangInBody: Behaviour = () =>
  new Response(
    new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"match":'));
      },
    }),
  );

const failures: Record<string, Behaviour> = {
  "status 500": () => Response.json({ match: true }, { status: 500 }),
  "status 401": () => Response.json({ match: true }, { status: 401 }),
  "an empty answer": () => new Response(""),
  "a page in place of JSON": () => new Response("<!doctype html><h1>502</h1>"),
  "bytes that are not UTF-8": () => new Response(new Uint8Array([0x22, 0xff, 0x22])),
  "another shape": () => Response.json({ match: "yes", found: 1, return: {} }),
  "an answer over 64 KB": () => Response.json({ match: true, filler: "x".repeat(64 * 1024) }),
  "a redirect": ({ path }) =>
    path === "/elsewhere"
      ? Response.json({ match: true })
      : new Response(null, { status: 307, headers: { location: "/elsewhere" } }),
};

/** Undocumented answers, by name. */
export const FAILURES = Object.entries(failures);

/**
 * Shifts `Date.now`, which cockatiel measures with, until disposed. With `still`, only `advance`
 * moves it.
 */
export function shiftableNow({ still = false } = {}): Disposable & { advance(ms: number): void } {
  const real = Date.now;
  const began = real();
  let shift = 0;
  Date.now = () => (still ? began : real()) + shift;
  return {
    advance: (ms) => shift += ms,
    [Symbol.dispose]: () => {
      Date.now = real;
    },
  };
}
