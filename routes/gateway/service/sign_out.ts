/**
 * `/_panjereh/sign-out` at every service, for the sign-out link or form of its pages. A link leads
 * to the window, which asks first; a form of the service's own origin signs out at once
 * (docs/decisions/0155).
 */
import { ipDigest } from "../../../domain/budget/source.ts";
import { audienceOf } from "../../../domain/gateway/request/audience.ts";
import { senderOf } from "../../../domain/gateway/request/sender.ts";
import type { AuditLog } from "../../../domain/platform/audit.ts";
import type { Clock, KeyedHash } from "../../../domain/platform/platform.ts";
import type { Hosts } from "../../../domain/services/hosts.ts";
import type { LiveSessions } from "../../../domain/session/live_sessions.ts";
import type { Cookies } from "../../site/cookies.ts";
import { withQuery } from "../../site/page.ts";
import { readReturnTo, returnQuery } from "../../site/return_to.ts";
import { originOf, type ServiceRequest } from "../forwarding.ts";
import type { ReservedDeps } from "./reserved.ts";

export interface SignOutDeps {
  clock: Clock;
  hash: KeyedHash;
  audit: AuditLog;
  hosts: Hosts;
  cookies: Cookies;
  liveSessions: LiveSessions;
}

export function createSignOut(deps: SignOutDeps): ReservedDeps["signOut"] {
  const { hosts, cookies } = deps;
  return async (request, context) => {
    const { method } = request;
    if (method !== "GET" && method !== "POST") return null;
    const confirmation = withQuery(
      `${hosts.window}/sign-out`,
      returnQuery(wayBack(context, hosts)),
    );
    // Another site may lead a person to the window's question, but nothing more.
    const isOwn = method === "POST" && senderOf(request, originOf(context)) === "own";
    const isHtmx = audienceOf(request) === "htmx";
    const onwards = isHtmx
      ? answer(200, { "hx-redirect": confirmation })
      : answer(303, { location: confirmation });
    if (!isOwn) return onwards;
    await endSession(deps, request, context);
    // A script cannot follow a redirect to the window.
    const response = audienceOf(request) === "script" ? answer(204) : onwards;
    response.headers.append("set-cookie", cookies.clear("panjereh_service"));
    return response;
  };
}

async function endSession(
  { clock, hash, audit, cookies, liveSessions }: SignOutDeps,
  request: Request,
  { service, client, requestId }: ServiceRequest,
): Promise<void> {
  const token = cookies.read(request, "panjereh_service");
  const live = token ? await liveSessions.ofService(token, service.id) : null;
  if (!live) return;
  await liveSessions.signOut(live, {
    include: (write) =>
      audit.include(write, {
        at: clock.now(),
        event: "session.ended",
        requestId,
        service: service.id,
        accountId: live.account.id,
        ip: ipDigest(hash, client.ip),
        detail: { session: live.session.id },
      }),
  });
}

/**
 * `return_to`: a path of the service, or a URL of the window or any service; otherwise the service's
 * first page.
 */
function wayBack(context: ServiceRequest, hosts: Hosts) {
  const origin = originOf(context);
  const stated = new URLSearchParams(context.target.query).get("return_to") ?? "";
  const named = stated.startsWith("/") ? origin + stated : stated;
  const { location } = readReturnTo((name) => name === "return_to" ? named : undefined, hosts);
  return { location: location ?? `${origin}/` };
}

function answer(status: number, headers: Record<string, string> = {}): Response {
  const fixed = { "cache-control": "no-store", "referrer-policy": "no-referrer" };
  return new Response(null, { status, headers: { ...headers, ...fixed } });
}
