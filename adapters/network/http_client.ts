import { Buffer } from "node:buffer";
import { ExponentialBackoff, handleAll, retry, wrap } from "cockatiel";
import type { z } from "zod";
import { withTimeLimit } from "../runtime/time_limit.ts";
import { type Breaker, createBreaker, isBrokenCircuit } from "./breaker.ts";
import { type ConnectionFault, connectionFault } from "./connection_fault.ts";

/** Far above any documented answer (docs/wires.md). */
const MAX_RESPONSE_BYTES = 64 * 1024;

export interface HttpClientOptions {
  /** Names the target in errors. Its URL never appears there, since it may hold a key. */
  name: string;
  baseUrl: string;
  /** Milliseconds for one call including retries (docs/wires.md). */
  timeout?: number;
  /** Retries of a failed attempt; 0 for calls with side effects. */
  retries: number;
  watch?: CallWatch;
}

/** Observes every call, for log, metrics and traces. `target` is the client's name. */
export interface CallWatch {
  connected?(target: string): void;
  called?(target: string, milliseconds: number, failure?: FailureReason): void;
  breakerChanged?(target: string, state: Breaker["state"]): void;
  /** Makes the call. */
  follow?<T>(target: string, call: () => Promise<T>): Promise<T>;
}

export interface HttpRequest<T> {
  /** Begins with "/"; appended to the path of `baseUrl`. */
  path: string;
  headers?: Record<string, string>;
  /** Sent as JSON unless it is a form. */
  body: Record<string, unknown> | URLSearchParams | FormData;
  schema: z.ZodType<T>;
  /** Statuses that count as an answer; only 200 by default. */
  statuses?: number[];
  /** The status that an answer states in its body, if it is a failure of the target. */
  failureIn?(value: T): number | undefined;
}

export interface HttpAnswer<T> {
  status: number;
  value: T;
}

export interface HttpClient {
  /** Throws `TargetUnavailable` for anything but a documented answer in time. */
  post<T>(request: HttpRequest<T>): Promise<HttpAnswer<T>>;
  readonly state: Breaker["state"];
}

/** Why a call has no answer. A closed set of words, so that no URL or body can leak into it. */
export type FailureReason =
  | "breaker open"
  | "no answer in time"
  | ConnectionFault
  | "not JSON"
  | "too large"
  | "unexpected shape"
  | `status ${number}`;

export class TargetUnavailable extends Error {
  override name = "TargetUnavailable";
  /** `retryAfter` in whole seconds. */
  constructor(target: string, readonly reason: FailureReason, readonly retryAfter: number) {
    super(`Cannot call ${target}: ${reason}`);
  }
}

class Failure extends Error {
  constructor(readonly reason: FailureReason) {
    super(reason);
  }
}

/**
 * Posts to one external target. An attempt may use all the remaining time of the call: a slow but
 * correct target is waited for, and one that hangs is not retried. The breaker counts calls, not
 * attempts.
 */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const { name, timeout = 3000, retries, watch = {} } = options;
  const baseUrl = options.baseUrl.replace(/\/+$/, "");
  const breaker = createBreaker();
  const repeat = retry(handleAll, {
    maxAttempts: retries,
    // Jittered by cockatiel, so that callers that failed together do not retry together.
    backoff: new ExponentialBackoff({ initialDelay: 50, maxDelay: 200 }),
  });
  const policy = wrap(breaker.policy, repeat);
  watch.connected?.(name);
  breaker.policy.onStateChange(() => watch.breakerChanged?.(name, breaker.state));

  return {
    async post(request) {
      const began = performance.now();
      let failure: FailureReason | undefined;
      try {
        // While one call probes a half-open target, cockatiel would make the others wait for it.
        if (breaker.state === "half_open") throw new Failure("breaker open");
        return await withTimeLimit(timeout, (limit) => {
          const call = () =>
            policy.execute(({ signal }) => tryOnce(baseUrl, request, signal), limit);
          return watch.follow ? watch.follow(name, call) : call();
        });
      } catch (error) {
        failure = reasonOf(error);
        throw new TargetUnavailable(name, failure, breaker.retryAfter());
      } finally {
        watch.called?.(name, performance.now() - began, failure);
      }
    },
    get state() {
      return breaker.state;
    },
  };
}

async function tryOnce<T>(
  baseUrl: string,
  { path, headers, body, schema, statuses = [200], failureIn }: HttpRequest<T>,
  signal: AbortSignal,
): Promise<HttpAnswer<T>> {
  const isForm = body instanceof URLSearchParams || body instanceof FormData;
  const response = await fetch(baseUrl + path, {
    method: "POST",
    headers: {
      accept: "application/json",
      ...(!isForm && { "content-type": "application/json" }),
      ...headers,
    },
    body: isForm ? body : JSON.stringify(body),
    // A followed redirect would send the personal data in the body to any host that the answer
    // names.
    redirect: "manual",
    signal,
  });
  if (!statuses.includes(response.status)) {
    await response.body?.cancel();
    throw new Failure(`status ${response.status}`);
  }
  const value = schema.safeParse(parseJson(await readLimited(response)));
  if (!value.success) throw new Failure("unexpected shape");
  const stated = failureIn?.(value.data);
  if (stated !== undefined) throw new Failure(`status ${stated}`);
  return { status: response.status, value: value.data };
}

async function readLimited(response: Response): Promise<Uint8Array> {
  if (statesShortBody(response)) return await response.bytes();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    // Leaving the loop cancels the body.
    if (length > MAX_RESPONSE_BYTES) throw new Failure("too large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Such a body is read at once: as a stream it would cost more than the rest of the call. */
function statesShortBody({ headers }: Response): boolean {
  // What was compressed is longer than its stated length.
  if (headers.has("content-encoding")) return false;
  const stated = headers.get("content-length");
  return stated !== null && Number(stated) <= MAX_RESPONSE_BYTES;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new Failure("not JSON");
  }
}

function reasonOf(error: unknown): FailureReason {
  if (error instanceof Failure) return error.reason;
  if (isBrokenCircuit(error)) return "breaker open";
  if (error instanceof DOMException && error.name === "TimeoutError") return "no answer in time";
  return connectionFault(error);
}
