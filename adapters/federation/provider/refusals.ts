/** Which answers of the library are replaced by a page of the window's. */
import type { RefusalReason } from "../../../domain/federation/openid_provider.ts";
import type { Service } from "../../../domain/services/service.ts";
import { type Closure, closureOf } from "../../../domain/services/standing.ts";
import { type Context, errors, type LibraryError } from "./library.ts";

/** A page of the library's own, which is never shown. */
export const isPage = ({ headers }: Response) =>
  !headers.has("location") && headers.get("content-type")?.startsWith("text/html") === true;

/**
 * Faults of the request itself are shown here, although the address may be right: a link that
 * anybody can write must not make of the window a way to a site (RFC 9700 §4.11.2).
 */
const FAULTS: ReadonlySet<string> = new Set([
  "invalid_request",
  "invalid_request_object",
  "invalid_request_uri",
  "request_not_supported",
  "request_uri_not_supported",
  "registration_not_supported",
  "unsupported_response_type",
  "unsupported_response_mode",
  "unauthorized_client",
  "invalid_target",
]);

export const isForPage = ({ oidc: { route } }: Context, error: string) =>
  (route === "authorization" || route === "resume") && FAULTS.has(error);

/** A site or program whose service is out of service: RFC 6749 §5.2 has no nearer word. */
export class ClientClosed extends errors.UnauthorizedClient {
  constructor(readonly closure: Closure) {
    super(SAID[closure]);
  }
}

const SAID: Record<Closure, string> = {
  suspended_by_agency: "the service is suspended by its agency",
  suspended_by_window: "the service is suspended by the operators of this provider",
  service_retired: "the service has ended for good",
};

/** Where a client that is out of service is told so; elsewhere it is unknown. */
const TOLD: ReadonlySet<string> = new Set([
  "authorization",
  "pushed_authorization_request",
  "token",
]);

/** Throws `ClientClosed` on the paths where a client begins. */
export function refuseClosed(service: Pick<Service, "desk">, ctx: Context | undefined): void {
  const closure = closureOf(service);
  if (closure && ctx && TOLD.has(ctx.oidc.route)) throw new ClientClosed(closure);
}

/** A request that no longer waits is no fault of the site's. */
export function refusalOf(fault: Pick<LibraryError, "name" | "error">): RefusalReason {
  if (fault instanceof ClientClosed) return fault.closure;
  const { name, error } = fault;
  if (name === "SessionNotFound") return "expired";
  if (error === "invalid_client") return "unknown_client";
  return error === "invalid_redirect_uri" ? "redirect_uri" : "invalid";
}

/** The answer on a program's path (RFC 6749 §5.2). Throws a fault of another kind. */
export function refusalResponse(fault: unknown): Response {
  if (!(fault instanceof errors.OIDCProviderError)) throw fault;
  const { error, error_description, statusCode: status } = fault as LibraryError;
  const headers = { "cache-control": "no-store" };
  return Response.json({ error, error_description }, { status, headers });
}
