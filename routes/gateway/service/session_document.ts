/** `GET /_panjereh/session`: tells a page of the service who is signed in, and for how long still. */
import { accessRefusal } from "../../../domain/access/refusal.ts";
import { RESERVED_PREFIX } from "../../../domain/gateway/request/reserved_paths.ts";
import { pageAt } from "../../../domain/gateway/request/return_target.ts";
import { senderOf } from "../../../domain/gateway/request/sender.ts";
import { visitorAt } from "../../../domain/gateway/visitor/pairwise.ts";
import {
  type SessionDocument,
  signedInDocument,
} from "../../../domain/gateway/visitor/session_document.ts";
import type { JalaliCalendar } from "../../../domain/identity/calendar.ts";
import type { Clock, KeyedHash } from "../../../domain/platform/platform.ts";
import type { LiveSession, LiveSessions } from "../../../domain/session/live_sessions.ts";
import type { Cookies } from "../../site/cookies.ts";
import type { AdmitDeps } from "../admit.ts";
import { originOf, type ServiceRequest } from "../forwarding.ts";
import { problemDocument } from "../refusal.ts";
import type { ReservedDeps } from "./reserved.ts";

export interface DescribeDeps extends Pick<AdmitDeps, "signIn"> {
  clock: Clock;
  hash: KeyedHash;
  calendar: JalaliCalendar;
  cookies: Cookies;
  liveSessions: Pick<LiveSessions, "peekService">;
  languages: readonly string[];
}

/** Does not keep the session alive: a page that asks again and again is not a person. */
export function createDescribe(deps: DescribeDeps): ReservedDeps["describe"] {
  const { cookies, liveSessions } = deps;
  return async (request, context) => {
    if (request.method !== "GET") return null;
    const { service, requestId } = context;
    if (senderOf(request, originOf(context)) === "other") {
      return problemDocument("foreign_origin", { requestId });
    }
    const token = cookies.read(request, "panjereh_service");
    const live = token ? await liveSessions.peekService(token, service.id) : null;
    return answer(documentOf(deps, live, { request, context }));
  };
}

interface Described {
  document: SessionDocument;
  cookie?: string;
}

function documentOf(
  deps: DescribeDeps,
  live: LiveSession | null,
  { request, context }: { request: Request; context: ServiceRequest },
): Described {
  const { service } = context;
  const now = deps.clock.now();
  const sign_out = `${originOf(context)}${RESERVED_PREFIX}/sign-out`;
  const refusal = accessRefusal(live && live.session, service, now);
  if (!live || refusal) {
    const reason = refusal && refusal !== "sign_in" ? refusal : "sign_in_required";
    const { location, cookie } = deps.signIn(request, pageBehind(request, context));
    return { document: { signed_in: false, reason, sign_in: location, sign_out }, cookie };
  }
  const { identity } = visitorAt(service, live, deps);
  const chosen = deps.cookies.read(request, "panjereh_language") ?? "";
  const locale = deps.languages.includes(chosen) ? chosen : "fa";
  const document = signedInDocument({ ...live, identity, locale, service, now });
  return { document: { ...document, sign_out } };
}

/** The page whose script asks, to return to after sign-in. */
function pageBehind({ headers }: Request, context: ServiceRequest): string {
  const origin = originOf(context);
  return origin + (pageAt(origin, headers.get("referer"), context.service.paths) ?? "/");
}

function answer({ document, cookie }: Described): Response {
  const headers = new Headers({
    "content-type": "application/json",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
    vary: "Cookie",
  });
  if (cookie) headers.append("set-cookie", cookie);
  return new Response(JSON.stringify(document), { headers });
}
