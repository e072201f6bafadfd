/** One exchange over undici, which keeps targets, headers and bodies as they are (`fetch` does not). */
import type { Dispatcher } from "undici";
import type { HeaderList } from "../../domain/gateway/request_headers.ts";
import type { UpstreamRequest, UpstreamResponse } from "../../domain/gateway/upstream.ts";
import { translate } from "./failure.ts";
import { readableChunks } from "./request_body.ts";
import { createResponseBody } from "./response_body.ts";

export interface ExchangeOptions {
  dispatcher: Dispatcher;
  /** Bytes of the request's body. */
  maxBody: number;
  /** Milliseconds of silence within it. */
  idle: number;
  /** Name in the upstream's certificate. */
  serverName?: string;
  /** Called once, when the exchange is over in whichever way. */
  onEnd(): void;
}

/** Rejects with undici's own errors, so that the caller can tell whether to repeat. */
export async function exchange(
  request: UpstreamRequest,
  { dispatcher, maxBody, idle, serverName, onEnd }: ExchangeOptions,
): Promise<UpstreamResponse> {
  const { method, target, signal } = request;
  const { promise, resolve, reject } = Promise.withResolvers<
    Pick<UpstreamResponse, "status" | "headers">
  >();
  let controller: Dispatcher.DispatchController | undefined;
  let body: ReturnType<typeof createResponseBody> | undefined;
  let ended = false;
  const listeners: (() => void)[] = [];
  const abort = () => {
    reject(signal.reason);
    controller?.abort(signal.reason);
  };
  const settle = () => signal.removeEventListener("abort", abort);
  const end = () => {
    ended = true;
    onEnd();
    for (const tell of listeners) tell();
  };
  signal.addEventListener("abort", abort, { once: true });

  dispatcher.dispatch({
    path: target,
    method,
    headers: rawHeaders(request.headers),
    // Undici sends any async iterable; its types know only Node's streams.
    body: request.body &&
      readableChunks(request.body, { signal, maxBytes: maxBody, idle }) as never,
    servername: serverName,
  } as Dispatcher.DispatchOptions, {
    onRequestStart(started) {
      controller = started;
      if (signal.aborted) started.abort(signal.reason);
    },
    onResponseStart(controller, status) {
      // Interim answers are for this hop (RFC 9110 §15.2).
      if (status < 200) return;
      settle();
      const empty = method === "HEAD" || status === 204 || status === 205 || status === 304;
      body = empty ? undefined : createResponseBody(controller);
      resolve({ status, headers: headerList(controller.rawHeaders) });
    },
    onResponseData(_, chunk) {
      body?.push(chunk);
    },
    onResponseEnd() {
      body?.end();
      end();
    },
    onResponseError(_, error) {
      settle();
      reject(error);
      body?.fail(translate(error));
      end();
    },
  });
  const head = await promise;
  return {
    ...head,
    body: body?.take() ?? null,
    cut: () => body?.cut(),
    finish: () => body?.finish(),
    onEnd(listener) {
      if (ended) listener();
      else listeners.push(listener);
    },
  };
}

/** Alternating names and values. Not by `flat()`, which shows in the profile (docs/performance.md). */
function rawHeaders(headers: Readonly<HeaderList>): string[] {
  const raw: string[] = [];
  for (const [name, value] of headers) raw.push(name, value);
  return raw;
}

/** Undici gives raw headers as alternating names and values, in bytes. */
function headerList(raw: Dispatcher.DispatchController["rawHeaders"]): [string, string][] {
  const list = raw as unknown as { latin1Slice(): string }[];
  const headers: [string, string][] = [];
  for (let index = 0; index < list.length; index += 2) {
    headers.push([list[index].latin1Slice(), list[index + 1].latin1Slice()]);
  }
  return headers;
}
