/** `/_panjereh/…` at every service: the gateway's own paths. */
import { RESERVED_PREFIX } from "../../../domain/gateway/request/reserved_paths.ts";
import type { ServiceRequest } from "../forwarding.ts";
import type { GatewayDeps } from "../gateway.ts";

/** Answers one request; `null`: the request is invalid there. */
type Answer = (
  request: Request,
  context: ServiceRequest,
) => Promise<Response | null>;

export interface ReservedDeps {
  /** Begins a service session by a hand-off code. */
  enter: Answer;
  /** Tells a page who is signed in. */
  describe: Answer;
  signOut: Answer;
}

export function createReserved(
  { enter, describe, signOut }: ReservedDeps,
): GatewayDeps["reserved"] {
  return async (request, context) => {
    switch (context.target.path) {
      case `${RESERVED_PREFIX}/session`:
        return await (isHandoff(context) ? enter : describe)(request, context);
      case `${RESERVED_PREFIX}/sign-out`:
        return await signOut(request, context);
      default:
        return null;
    }
  };
}

/** The window states a code and a way on; a page that asks states neither. */
function isHandoff({ target: { query } }: ServiceRequest): boolean {
  const stated = new URLSearchParams(query);
  return stated.has("code") || stated.has("to");
}
