/** Refusals in the form that suits the client: a page, a redirect or a problem document. */
import type { AccessRefusal } from "../../domain/access/refusal.ts";
import type { Service } from "../../domain/services/service.ts";
import {
  isPageNavigation,
  problemDocument,
  type RefusalCode,
  type RefusalDetails,
  refusalHeaders,
  wantsPage,
} from "./refusal.ts";
import { PROBLEM_STATUS } from "../site/problem_status.ts";
import type { RequestHead } from "./request_head.ts";

/** Details of a refusal for its page. */
export interface Concerned {
  service?: Service;
  /** The client's IP, if that is the reason. */
  ip?: string;
}

/** The refusal as a page; its status and headers are set here. */
export type ProblemPage = (
  request: RequestHead,
  context: { code: RefusalCode; requestId: string; retryAfter?: number } & Concerned,
) => Response | Promise<Response>;

/** A page for browsers that navigate, otherwise a problem document. */
export type Refuse = (
  request: RequestHead,
  code: RefusalCode,
  details: RefusalDetails & Concerned,
) => Promise<Response>;

export function createRefuse(problemPage: ProblemPage): Refuse {
  return async (request, code, details) => {
    if (!wantsPage(request)) return problemDocument(code, details);
    const { service, ip, requestId, retryAfter } = details;
    const page = await problemPage(request, { code, requestId, service, ip, retryAfter });
    const headers = new Headers(page.headers);
    for (const [name, value] of Object.entries(refusalHeaders(details))) headers.set(name, value);
    headers.set("cache-control", "no-store");
    headers.set("x-request-id", requestId);
    return new Response(page.body, { status: PROBLEM_STATUS[code], headers });
  };
}

/** Where to sign in, prove a level or choose for whom to act; and a cookie to set. */
export interface WayIn {
  location: string;
  cookie: string;
}

/** Redirects a browser to the window; other clients get a link to it. */
export function sendToWindow(
  request: RequestHead,
  { location, cookie }: WayIn,
  { access, service, requestId }: {
    access: AccessRefusal;
    service: Service;
    requestId: string;
  },
): Response {
  if (isPageNavigation(request)) {
    return new Response(null, {
      status: 302,
      headers: {
        location,
        "set-cookie": cookie,
        "cache-control": "no-store",
        "x-request-id": requestId,
      },
    });
  }
  if (access !== "sign_in") return problemDocument(access, { requestId, signIn: location });
  return problemDocument("sign_in_required", {
    requestId,
    signIn: location,
    // RFC 9110 §15.5.2 requires a challenge; browsers show no password prompt for an unknown
    // scheme.
    headers: { "www-authenticate": `Panjereh realm="${service.id}"` },
  });
}
