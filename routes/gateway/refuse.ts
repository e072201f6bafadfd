/** Refusals in the form that suits the client: a page, a redirect or a problem document. */
import type { AccessRefusal } from "../../domain/access/refusal.ts";
import { audienceOf, opensPage } from "../../domain/gateway/request/audience.ts";
import { senderOf } from "../../domain/gateway/request/sender.ts";
import type { Service } from "../../domain/services/service.ts";
import {
  problemDocument,
  type RefusalCode,
  type RefusalDetails,
  refusalHeaders,
} from "./refusal.ts";
import { PROBLEM_STATUS } from "../site/problem_status.ts";
import type { RequestHead } from "./request_head.ts";

/** Details of a refusal for its page. */
export interface Concerned {
  service?: Service;
  /** The client's IP, if that is the reason. */
  ip?: string;
  /** Of the page, where no cookie says it. */
  language?: string;
  /** The page that the person came from, instead of the service's first page. */
  back?: string;
}

/** The refusal as a page; its status and headers are set here. */
export type ProblemPage = (
  request: RequestHead,
  context:
    & { code: RefusalCode }
    & Pick<RefusalDetails, "requestId" | "retryAfter" | "signIn">
    & Concerned,
) => Response | Promise<Response>;

/** In the form that suits the client: a page, or a problem document. */
export type Refuse = (
  request: RequestHead,
  code: RefusalCode,
  details: RefusalDetails & Concerned,
) => Promise<Response>;

export function createRefuse(problemPage: ProblemPage): Refuse {
  return async (request, code, details) => {
    const audience = audienceOf(request);
    if (audience === "page") return await asPage(request, code, details);
    const document = problemDocument(code, details);
    const { signIn } = details;
    if (audience === "htmx" && signIn !== undefined) document.headers.set("hx-redirect", signIn);
    return document;
  };

  async function asPage(
    request: RequestHead,
    code: RefusalCode,
    details: RefusalDetails & Concerned,
  ): Promise<Response> {
    const { headers: _, ...context } = details;
    const page = await problemPage(request, { code, ...context });
    const headers = new Headers(page.headers);
    for (const [name, value] of Object.entries(refusalHeaders(details))) headers.set(name, value);
    headers.set("cache-control", "no-store");
    headers.set("x-request-id", details.requestId);
    return new Response(page.body, { status: PROBLEM_STATUS[code], headers });
  }
}

/** Where to sign in, prove a level or choose for whom to act; and a cookie to set. */
export interface WayIn {
  location: string;
  cookie: string;
}

/**
 * Leads to the window: a browser that opens a page is redirected; everybody else is told what is
 * missing, with a link that works in this browser.
 */
export async function sendToWindow(
  refuse: Refuse,
  request: RequestHead,
  { wayIn, origin, access, service, requestId }: {
    wayIn: WayIn;
    /** Of the service. */
    origin: string;
    access: AccessRefusal;
    service: Service;
    requestId: string;
  },
): Promise<Response> {
  const { location, cookie } = wayIn;
  const headers = { "set-cookie": cookie };
  if (opensPage(request)) return redirect(location, { ...headers, "x-request-id": requestId });
  const isOthers = senderOf(request, origin) === "other";
  const told = { requestId, service, signIn: isOthers ? withoutState(location) : location };
  if (access !== "sign_in") return await refuse(request, access, { ...told, headers });
  return await refuse(request, "sign_in_required", {
    ...told,
    headers: { ...headers, "www-authenticate": challengeOf(service) },
  });
}

/**
 * RFC 9110 §15.5.2 requires a challenge with 401; browsers show no password prompt for an unknown
 * scheme.
 */
export const challengeOf = ({ id }: Service) => `Panjereh realm="${id}"`;

/**
 * Pages of other origins may read it (`cors`), and who knows the state can sign this browser in as
 * somebody else. Without it, the service asks for a new one after sign-in.
 */
function withoutState(signIn: string): string {
  const [page, query] = signIn.split("?", 2);
  const kept = new URLSearchParams(query);
  kept.delete("state");
  return `${page}?${kept}`;
}

function redirect(location: string, headers: Record<string, string>): Response {
  return new Response(null, {
    status: 302,
    headers: { location, "cache-control": "no-store", ...headers },
  });
}
