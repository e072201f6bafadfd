/** Translates errors of the ports into refusals. */
import {
  PersonBusy,
  RequestTooLarge,
  UpstreamBusy,
  UpstreamCircuitOpen,
  UpstreamTimeout,
  UpstreamUnavailable,
} from "../../domain/gateway/upstream/upstream.ts";
import { STORE_RETRY, StoreUnavailable } from "../../domain/platform/store.ts";
import type { RefusalCode } from "./refusal.ts";

/** Seconds after which an agency's server may be back. */
const UPSTREAM_RETRY = 30;

/** `retryAfter` in whole seconds, if waiting helps. */
export function refusalFor(error: unknown): { code: RefusalCode; retryAfter?: number } {
  if (error instanceof StoreUnavailable) {
    return { code: "store_unavailable", retryAfter: STORE_RETRY };
  }
  if (error instanceof UpstreamBusy) return { code: busyCode(error), retryAfter: error.retryAfter };
  if (error instanceof UpstreamUnavailable) {
    return { code: "upstream_unavailable", retryAfter: UPSTREAM_RETRY };
  }
  // Without `retryAfter`: the request may have arrived, so it should not be repeated blindly.
  if (error instanceof UpstreamTimeout) return { code: "upstream_timeout" };
  if (error instanceof RequestTooLarge) return { code: "too_large" };
  return { code: "internal" };
}

function busyCode(error: UpstreamBusy): RefusalCode {
  if (error instanceof PersonBusy) return "too_many";
  return error instanceof UpstreamCircuitOpen ? "upstream_circuit_open" : "upstream_busy";
}
