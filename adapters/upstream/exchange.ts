/** One exchange with an upstream. */
import type { UpstreamRequest, UpstreamResponse } from "../../domain/gateway/upstream/upstream.ts";
import { translate } from "./failure.ts";
import type { ExchangeControl } from "./http1/exchange_handler.ts";
import type { Http1Pool } from "./http1/pool.ts";
import { readableChunks } from "./request_body.ts";
import { createResponseBody } from "./response_body.ts";

export interface ExchangeOptions {
  pool: Http1Pool;
  /** Of the endpoint, for the log. */
  origin: string;
  /** Maximum bytes of the request's body. */
  maxBody: number;
  /** Milliseconds of silence within it. */
  idle: number;
  /** Called once when the exchange ends in any way; not if it never began. */
  onEnd(): void;
}

/**
 * Rejects with the connection's own errors, so that the caller can decide on a retry. Throws if no
 * exchange can begin.
 */
export function exchange(
  request: UpstreamRequest,
  { pool, origin, maxBody, idle, onEnd }: ExchangeOptions,
): Promise<UpstreamResponse> {
  const { method, target, headers, length, person, signal } = request;
  signal.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<
    Pick<UpstreamResponse, "status" | "headers">
  >();
  /** Also stops reading the client's body, which has no reader any more. */
  const over = request.body ? new AbortController() : undefined;
  let body: ReturnType<typeof createResponseBody> | undefined;
  let ended = false;
  const listeners: (() => void)[] = [];
  const abort = () => control.abort(signal.reason);
  const settle = () => signal.removeEventListener("abort", abort);
  const end = () => {
    ended = true;
    over?.abort();
    onEnd();
    for (const tell of listeners) tell();
  };

  const control: ExchangeControl = pool.exchange({
    method,
    target,
    headers,
    body: request.body &&
      readableChunks(request.body, { signal: over!.signal, maxBytes: maxBody, idle }),
    length,
  }, {
    onHead(status, headers) {
      settle();
      const empty = method === "HEAD" || status === 204 || status === 205 || status === 304;
      body = empty ? undefined : createResponseBody(control);
      resolve({ status, headers });
    },
    onData(bytes) {
      if (body) body.push(bytes);
      // RFC 9110 §15.3.6: a 205 has no content, no matter what its headers say.
      else control.abort(new DOMException("The answer must not have a body", "AbortError"));
    },
    onEnd() {
      body?.end();
      end();
    },
    onError(error) {
      settle();
      reject(error);
      body?.fail(translate(error, origin));
      end();
    },
  }, person);
  signal.addEventListener("abort", abort, { once: true });
  // The body is taken after everything that came with the head was parsed; what was wrong with it
  // by then rejects the exchange.
  return promise.then((head) => ({
    ...head,
    body: body?.take() ?? null,
    abort: () => body?.abort(),
    finish: () => body?.finish(),
    onEnd(listener) {
      if (ended) listener();
      else listeners.push(listener);
    },
  }));
}
