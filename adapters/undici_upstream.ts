/** `UpstreamTransport` over undici, which keeps targets, headers and bodies as they are (`fetch` does not). */
import { isIP } from "node:net";
import { Agent, type Dispatcher } from "undici";
import {
  RequestBodyFailed,
  type UpstreamRequest,
  type UpstreamResponse,
  UpstreamTimeout,
  type UpstreamTransport,
  UpstreamUnavailable,
} from "../domain/gateway/upstream.ts";
import { createGuardedLookup } from "./guarded_lookup.ts";
import { readableChunks } from "./undici_request_body.ts";
import { createResponseBody } from "./undici_response_body.ts";

export interface UpstreamLimits {
  /** Milliseconds to connect, TLS included. */
  connectTimeout: number;
  /** Milliseconds from the request sent to the answer's head. */
  headersTimeout: number;
  /** Milliseconds of silence within an answer. */
  bodyTimeout: number;
  /** Addresses (IP literals) that are not connected to; none unless told. */
  isForbidden?: (address: string) => boolean;
}

export function createUndiciUpstream(limits: UpstreamLimits): UpstreamTransport {
  const { connectTimeout, headersTimeout, bodyTimeout, isForbidden = () => false } = limits;
  const agent = new Agent({
    connect: { timeout: connectTimeout, lookup: createGuardedLookup(isForbidden) },
    headersTimeout,
    bodyTimeout,
    allowH2: false,
    pipelining: 1,
  });
  return {
    async send(request) {
      // Literals are not looked up.
      const host = new URL(request.origin).hostname.replace(/^\[|\]$/g, "");
      if (isIP(host) && isForbidden(host)) {
        throw new UpstreamUnavailable(`Cannot connect to ${host}: its address is forbidden`);
      }
      try {
        return await exchange(agent, request);
      } catch (error) {
        // A kept connection may close just as it is used again (RFC 9112 §9.3.1).
        if (!isRepeatable(request) || !isBroken(error)) throw translate(error);
      }
      return await exchange(agent, request).catch((error) => Promise.reject(translate(error)));
    },
    destroy: () => agent.destroy(),
  };
}

function exchange(agent: Agent, request: UpstreamRequest): Promise<UpstreamResponse> {
  const { origin, method, target, signal } = request;
  const { promise, resolve, reject } = Promise.withResolvers<UpstreamResponse>();
  signal.throwIfAborted();
  let controller: Dispatcher.DispatchController | undefined;
  let body: ReturnType<typeof createResponseBody> | undefined;
  const abort = () => {
    reject(signal.reason);
    controller?.abort(signal.reason);
  };
  signal.addEventListener("abort", abort, { once: true });
  const settle = () => signal.removeEventListener("abort", abort);

  agent.dispatch({
    origin,
    path: target,
    method,
    headers: request.headers.flat(),
    // Undici sends any async iterable; its types know only Node's streams.
    body: request.body && readableChunks(request.body, signal) as never,
  }, {
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
      resolve({ status, headers: headerList(controller.rawHeaders), body: body?.stream ?? null });
    },
    onResponseData(_, chunk) {
      body?.push(chunk);
    },
    onResponseEnd() {
      body?.end();
    },
    onResponseError(_, error) {
      settle();
      reject(error);
      body?.fail(translate(error));
    },
  });
  return promise;
}

/** Undici gives raw headers as alternating names and values, in bytes. */
function headerList(raw: Dispatcher.DispatchController["rawHeaders"]): [string, string][] {
  const list = raw as Uint8Array[];
  const text = (index: number) =>
    (list[index] as unknown as { latin1Slice(): string }).latin1Slice();
  return Array.from(
    { length: list.length / 2 },
    (_, index) => [text(index * 2), text(index * 2 + 1)],
  );
}

/** Safe (RFC 9110 §9.2.1) and without a body that is already spent. */
function isRepeatable({ method, body, signal }: UpstreamRequest): boolean {
  return body === null && !signal.aborted && ["GET", "HEAD", "OPTIONS"].includes(method);
}

function isBroken(error: unknown): boolean {
  return ["UND_ERR_SOCKET", "ECONNRESET", "EPIPE"].includes(codeOf(error));
}

const TIMEOUTS = [
  "UND_ERR_CONNECT_TIMEOUT",
  "UND_ERR_HEADERS_TIMEOUT",
  "UND_ERR_BODY_TIMEOUT",
  "ETIMEDOUT",
];
const MISTAKES = [
  "UND_ERR_INVALID_ARG",
  "UND_ERR_NOT_SUPPORTED",
  "UND_ERR_DESTROYED",
  "UND_ERR_CLOSED",
];

function translate(cause: unknown): unknown {
  const code = codeOf(cause);
  if (TIMEOUTS.includes(code)) {
    return new UpstreamTimeout("Upstream did not answer in time", { cause });
  }
  const isOurs = cause instanceof RequestBodyFailed || cause instanceof DOMException;
  if (isOurs || MISTAKES.includes(code)) return cause;
  return new UpstreamUnavailable("Cannot exchange messages with the upstream", { cause });
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown } | null)?.code ?? "");
}
