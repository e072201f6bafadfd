/** Translates errors of the ports into refusals. */
import { serviceOf } from "../../domain/services/hosts.ts";
import {
  PersonBusy,
  RequestBodyFailed,
  RequestTooLarge,
  UpstreamBusy,
  UpstreamCircuitOpen,
  UpstreamTimeout,
  UpstreamUnavailable,
} from "../../domain/gateway/upstream/upstream.ts";
import { STORE_RETRY, StoreUnavailable } from "../../domain/platform/store.ts";
import type { Service } from "../../domain/services/service.ts";
import { PROBLEM_STATUS } from "../site/problem_status.ts";
import type { Connection } from "./decision.ts";
import { type RefusalCode, refuseAndClose } from "./refusal.ts";
import type { Refuse } from "./refuse.ts";
import type { RequestHead } from "./request_head.ts";

/** Seconds after which an agency's server may be back. */
const UPSTREAM_RETRY = 30;

/** `retryAfter` in whole seconds, if waiting helps. */
function refusalFor(error: unknown): { code: RefusalCode; retryAfter?: number } {
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

export interface FailureDeps {
  /** For the log: what is answered with 5xx. */
  onError?(error: unknown, context: { requestId: string; service?: Service }): void;
  /** For the metrics: what was decided on and could not be served. */
  onFailed?(code: RefusalCode, service?: Service): void;
}

export type AnswerError = (
  error: unknown,
  request: RequestHead,
  connection: Connection,
) => Response | Promise<Response>;

export function createAnswerError(
  refuse: Refuse,
  { onError, onFailed }: FailureDeps,
): AnswerError {
  return (error, request, { owner, requestId }) => {
    if (error instanceof RequestBodyFailed) return refuseAndClose(requestId);
    const { code, retryAfter } = refusalFor(error);
    // Being busy is no error: a rush would fill the log with it.
    const isBusy = error instanceof UpstreamBusy;
    const service = serviceOf(owner);
    if (PROBLEM_STATUS[code] >= 500 && !isBusy) onError?.(error, { requestId, service });
    onFailed?.(code, service);
    return refuse(request, code, { requestId, service, retryAfter });
  };
}
