/** Upstream failures: from the connection's error codes to the port's errors. */
import { connectionFault } from "../network/connection_fault.ts";
import {
  RequestBodyFailed,
  RequestTooLarge,
  UpstreamBusy,
  UpstreamFailed,
  UpstreamTimeout,
  UpstreamUnavailable,
} from "../../domain/gateway/upstream/upstream.ts";
import { Http1Error } from "./http1/errors.ts";

/** No byte of the request was sent; `ws` reports these with `node:net`'s codes. */
const UNREACHED = new Set([
  "CONNECT_FAILED",
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "CONNECT_TIMEOUT",
]);
const TIMEOUTS = new Set(["CONNECT_TIMEOUT", "ANSWER_TIMEOUT", "IDLE_TIMEOUT", "ETIMEDOUT"]);
const MISTAKES = new Set(["MALFORMED_REQUEST", "DESTROYED"]);

/** Also when a kept-alive connection closes just as it is reused (RFC 9112 §9.3.1). */
export const isBroken = (error: unknown) => codeOf(error) === "CONNECTION_CLOSED";

export const isUnreached = (error: unknown) => UNREACHED.has(codeOf(error));

/** Whether the upstream is at fault, and not the client or this program. */
export function isTheirs(error: unknown): boolean {
  const isOurs = error instanceof RequestBodyFailed || error instanceof RequestTooLarge ||
    error instanceof UpstreamBusy || error instanceof DOMException;
  return !isOurs && !MISTAKES.has(codeOf(error));
}

/** To the errors of the port; `address` is the endpoint's origin. */
export function translate(cause: unknown, address: string): unknown {
  if (!isTheirs(cause) || cause instanceof UpstreamFailed && cause.fault) return cause;
  const details = { cause, fault: { address, reason: reasonOf(cause) } };
  if (TIMEOUTS.has(codeOf(cause)) || cause instanceof UpstreamTimeout) {
    return new UpstreamTimeout("Upstream did not answer in time", details);
  }
  return new UpstreamUnavailable(`Cannot exchange messages with ${address}`, details);
}

/** Our own codes say more than the socket's, except where there was no connection. */
function reasonOf(error: unknown): string {
  if (error instanceof UpstreamTimeout) return "ANSWER_TIMEOUT";
  const isOurs = error instanceof Http1Error && error.code !== "CONNECT_FAILED";
  return isOurs ? error.code : connectionFault(error);
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown } | null)?.code ?? "");
}
