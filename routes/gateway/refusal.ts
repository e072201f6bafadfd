/** The gateway's own responses when a request is refused. */
import { referenceOf } from "../../domain/platform/request_id.ts";
import { PROBLEM_STATUS, type ProblemCode } from "../site/problem_status.ts";

/** Every reason for a refusal, with its title in problem documents. */
const TITLES = {
  bad_request: "The request is malformed or ambiguous",
  sign_in_required: "Sign in first",
  cookies_needed: "The browser keeps no cookies here",
  level_too_low: "The service needs a higher assurance level",
  level_too_old: "The service needs a more recent proof of identity",
  network_restricted: "The address is outside the allowed networks",
  legal_only: "The service is for companies",
  natural_only: "The service is for natural persons",
  foreign_origin: "A page of another origin may not ask for this",
  not_found: "There is nothing at this address",
  file_gone: "There is no such file, or its address has expired",
  method_not_allowed: "The method is not allowed",
  too_large: "The body is larger than the service takes",
  misdirected: "No service has this host name",
  upgrade_required: "Only version 13 of WebSocket is spoken here",
  too_many: "You have too many requests under way",
  internal: "Something went wrong here",
  suspended_by_agency: "The service is suspended by its agency",
  suspended_by_window: "The service is suspended by those who run the gateway",
  service_retired: "The service has ended for good",
  upstream_unavailable: "The service does not answer",
  upstream_busy: "The service has too many requests under way",
  upstream_circuit_open: "The service has failed too often and is left alone",
  store_unavailable: "The gateway cannot decide for the moment",
  upstream_timeout: "The service did not answer in time",
} as const satisfies Partial<Record<ProblemCode, string>>;

export type RefusalCode = keyof typeof TITLES;

export interface RefusalDetails {
  requestId: string;
  /** Additional headers: `Allow`, `WWW-Authenticate` … */
  headers?: Record<string, string>;
  /** Where the person can do what is missing. */
  signIn?: string;
  /** Whole seconds. */
  retryAfter?: number;
}

/** Headers common to all forms of the refusal. */
export function refusalHeaders({ headers, retryAfter }: RefusalDetails): Record<string, string> {
  // RFC 9110 §10.2.3
  return retryAfter === undefined ? { ...headers } : { ...headers, "retry-after": `${retryAfter}` };
}

/** A problem document (RFC 9457), for clients that are not a browser showing a page. */
export function problemDocument(
  code: RefusalCode,
  details: RefusalDetails,
): Response {
  const { requestId, signIn } = details;
  return new Response(documentText(code, { requestId, signIn }), {
    status: PROBLEM_STATUS[code],
    headers: { ...refusalHeaders(details), ...documentHeaders(requestId) },
  });
}

/**
 * Refuses a message whose end is ambiguous and closes its connection, since the following bytes may
 * not be the next request. `Deno.serve` ignores `Connection: close` (measured, 2.9.6), but closes
 * when a body fails, so this body fails after its last byte. An answer to `HEAD` has none:
 * adapters/http/refused_connections.ts refuses what follows it.
 */
export function refuseAndClose(requestId: string): Response {
  const text = new TextEncoder().encode(documentText("bad_request", { requestId }));
  let sent = false;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent) return controller.error("");
      controller.enqueue(text);
      sent = true;
    },
  }, { highWaterMark: 0 });
  const headers = {
    ...documentHeaders(requestId),
    "cache-control": "no-store, no-transform",
    connection: "close",
  };
  return new Response(body, { status: 400, headers });
}

function documentText(code: RefusalCode, { requestId, signIn }: RefusalDetails): string {
  return JSON.stringify({
    type: `urn:panjereh:problem:${code}`,
    title: TITLES[code],
    status: PROBLEM_STATUS[code],
    request_id: requestId,
    // As pages show it, for people who read it out.
    reference: referenceOf(requestId),
    sign_in: signIn,
  });
}

function documentHeaders(requestId: string): Record<string, string> {
  return {
    "content-type": "application/problem+json",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "x-request-id": requestId,
  };
}
