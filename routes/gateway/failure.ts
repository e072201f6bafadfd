/** What a request that was decided on is answered when it cannot be served: errors of the ports, as refusals. */
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

/** `retryAfter` in whole seconds, where waiting helps. */
export function refusalFor(error: unknown): { code: RefusalCode; retryAfter?: number } {
  if (error instanceof StoreUnavailable) {
    return { code: "store_unavailable", retryAfter: STORE_RETRY };
  }
  if (error instanceof UpstreamBusy) return { code: busyCode(error), retryAfter: error.retryAfter };
  if (error instanceof UpstreamUnavailable) {
    return { code: "upstream_unavailable", retryAfter: UPSTREAM_RETRY };
  }
  // Not for how long to wait: what was sent may have arrived.
  if (error instanceof UpstreamTimeout) return { code: "upstream_timeout" };
  if (error instanceof RequestTooLarge) return { code: "too_large" };
  return { code: "internal" };
}

function busyCode(error: UpstreamBusy): RefusalCode {
  if (error instanceof PersonBusy) return "too_many";
  return error instanceof UpstreamCircuitOpen ? "upstream_circuit_open" : "upstream_busy";
}
