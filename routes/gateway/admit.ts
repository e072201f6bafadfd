/** Whether the person behind a request may pass, and the response otherwise. */
import { type AccessRefusal, accessRefusal } from "../../domain/access/refusal.ts";
import type { Visitor } from "../../domain/gateway/visitor/visitor.ts";
import { asciiTarget } from "../../domain/gateway/request/target.ts";
import { returnPage } from "../../domain/gateway/request/return_page.ts";
import type { Clock } from "../../domain/platform/platform.ts";
import type { Service } from "../../domain/services/service.ts";
import { type Forwarding, originOf, type ServiceRequest } from "./forwarding.ts";
import { type Refuse, sendToWindow, type WayIn } from "./refuse.ts";
import type { RequestHead } from "./request_head.ts";

export interface AdmitDeps {
  clock: Clock;
  visitors: { find(request: RequestHead, service: Service): Promise<Visitor | null> };
  /** The sign-in URL that leads back to `returnTo`. */
  signIn(request: RequestHead, returnTo: string): WayIn;
  /** For the audit record; a refusal stands even if this fails. */
  onRefused?(
    refusal: { access: AccessRefusal; visitor: Visitor; request: ServiceRequest },
  ): void;
}

export type Admit = (
  request: RequestHead,
  judged: ServiceRequest,
) => Promise<Forwarding | Response>;

export function createAdmit(
  { clock, visitors, signIn, onRefused }: AdmitDeps,
  refuse: Refuse,
): Admit {
  return async (request, judged) => {
    const { service, target, requestId } = judged;
    const visitor = await visitors.find(request, service);
    const access = accessRefusal(visitor && visitor.session, service, clock.now());
    if (access === null) return { ...judged, visitor };
    if (visitor) onRefused?.({ access, visitor, request: judged });
    const origin = originOf(judged);
    const page = returnPage(request, { origin, target: asciiTarget(target), paths: service.paths });
    const wayIn = signIn(request, origin + page);
    return await sendToWindow(refuse, request, { wayIn, origin, access, service, requestId });
  };
}
