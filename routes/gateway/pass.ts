/** How a request that was judged sound passes to its service: as a visitor's, or as a stranger's. */
import { listOf } from "../../domain/gateway/openings/cors.ts";
import { behindFormReturn, mayBeHeld, openingFor } from "../../domain/gateway/openings/opening.ts";
import { audienceOf } from "../../domain/gateway/request/audience.ts";
import { isForeignHandshake, readHandshake } from "../../domain/gateway/request/handshake.ts";
import type { Admit, AdmitDeps } from "./admit.ts";
import { type Forwarding, originOf, type ServiceRequest } from "./forwarding.ts";
import { answerPreflight } from "./openings.ts";
import type { Proxy } from "./proxy.ts";
import type { WayIn } from "./refuse.ts";
import type { RequestHead } from "./request_head.ts";
import { refuseHandshake, type Upgrade } from "./upgrade.ts";

/**
 * The page that posts the form again: at once, or, with a way to sign in, when the person has done
 * so. Throws `RequestBodyFailed`.
 */
export type FormReturn = (
  request: Request,
  judged: ServiceRequest,
  wayIn?: WayIn,
) => Promise<Response>;

export interface PassDeps {
  proxy: Proxy;
  /** For WebSockets, in place of `proxy`. */
  upgrade: Upgrade;
  /** Reports the visitor to an agency's own proxy, instead of forwarding. */
  answerAuthRequest(
    request: Pick<RequestHead, "headers" | "plainVerdict">,
    forwarding: Pick<Forwarding, "visitor" | "service" | "requestId">,
  ): Promise<Response>;
  formReturn: FormReturn;
  signIn: AdmitDeps["signIn"];
}

export interface Pass {
  forward(request: Request, judged: ServiceRequest): Promise<Response>;
  /** Whether an agency's proxy may forward it. */
  ask(request: RequestHead, judged: ServiceRequest): Promise<Response>;
  /** A form that an agency's proxy sends here instead; `null` for any other request. */
  takeForm(request: Request, reserved: ServiceRequest): Promise<Response> | null;
}

export function createPass(deps: PassDeps, admit: Admit): Pass {
  /** Instead of the page that says to sign in first, with which the form would be lost. */
  function holdForm(request: Request, judged: ServiceRequest): Promise<Response> | null {
    if (!mayBeHeld(request, judged) || !isShown(request)) return null;
    return deps.formReturn(request, judged, deps.signIn(request, `${originOf(judged)}/`));
  }

  async function forwardFor(request: Request, admitted: Forwarding): Promise<Response> {
    const { service, requestId } = admitted;
    const handshake = readHandshake(request, originOf(admitted), listOf(service)?.origins);
    if (!handshake) return await deps.proxy.forward(request, admitted);
    if (typeof handshake === "string") return refuseHandshake(handshake, requestId);
    return await deps.upgrade(request, { ...admitted, ...handshake });
  }

  return {
    async forward(request, judged) {
      const opening = openingFor(request, judged);
      if (opening === "stranger") {
        return await deps.proxy.forward(request, { ...judged, visitor: null });
      }
      if (opening === "preflight") return answerPreflight(request, judged);
      if (opening === "resubmit" && isShown(request)) {
        return await deps.formReturn(request, judged);
      }
      const admitted = await admit(request, judged);
      if (admitted instanceof Response) return await holdForm(request, judged) ?? admitted;
      return await forwardFor(request, admitted);
    },

    takeForm(request, reserved) {
      const target = behindFormReturn(reserved.target);
      if (!target || !reserved.service.forward_auth) return null;
      const judged = { ...reserved, target };
      const returns = openingFor(request, judged) === "resubmit" && isShown(request);
      return returns ? deps.formReturn(request, judged) : holdForm(request, judged);
    },

    async ask(request, judged) {
      const opening = openingFor(request, judged);
      // The agency's server answers preflights itself, since not every proxy could pass ours on.
      if (opening === "stranger" || opening === "preflight") {
        return await deps.answerAuthRequest(request, { ...judged, visitor: null });
      }
      const admitted = await admit(request, judged);
      if (admitted instanceof Response) return admitted;
      if (isForeignHandshake(request, originOf(judged), listOf(judged.service)?.origins)) {
        return refuseHandshake("foreign", judged.requestId);
      }
      return await deps.answerAuthRequest(request, admitted);
    },
  };
}

/** Whether a person sees the response. */
const isShown = (request: RequestHead) => audienceOf(request) === "page";
