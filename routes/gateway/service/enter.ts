/**
 * `/_panjereh/session`: the last step of signing in. A one-time code from the window becomes a
 * session of the service's host.
 */
import { ipDigest } from "../../../domain/budget/source.ts";
import { readDisplay, writeDisplay } from "../../../domain/accessibility/display.ts";
import { isReserved } from "../../../domain/gateway/request/reserved_paths.ts";
import { encodeRaw } from "../../../domain/text/utf8.ts";
import { parseTarget } from "../../../domain/gateway/request/target.ts";
import type { AuditLog } from "../../../domain/platform/audit.ts";
import type { Clock, KeyedHash } from "../../../domain/platform/platform.ts";
import type { TrafficCounts } from "../../../domain/publication/traffic/traffic.ts";
import { releaseAt } from "../../../domain/receipts/receipt.ts";
import { isToldOfEnds } from "../../../domain/session/entered_services.ts";
import type { Handoffs } from "../../../domain/session/handoff.ts";
import { isFresh } from "../../../domain/session/round.ts";
import { originOf, type ServiceRequest } from "../forwarding.ts";
import type { Refuse } from "../refuse.ts";
import type { ReservedDeps } from "./reserved.ts";
import type { ServiceSessions } from "./service_session.ts";
import type { Cookies } from "../../site/cookies.ts";

export interface EnterDeps {
  clock: Clock;
  hash: KeyedHash;
  audit: AuditLog;
  cookies: Cookies;
  handoffs: Handoffs;
  traffic: Pick<TrafficCounts, "stepped">;
  languages: readonly string[];
  sessions: ServiceSessions;
  refuse: Refuse;
}

export function createEnter(deps: EnterDeps): ReservedDeps["enter"] {
  const { cookies, handoffs, sessions } = deps;

  /** Cookies for the language and the display that were chosen at the window. */
  function choicesOf(request: Request, query: URLSearchParams): string[] {
    const set: string[] = [];
    const language = query.get("lang") ?? "";
    if (deps.languages.includes(language)) set.push(cookies.set("panjereh_language", language));
    const display = writeDisplay(readDisplay(query.get("display") ?? ""));
    if (display) set.push(cookies.set("panjereh_display", display));
    else if (cookies.read(request, "panjereh_display")) {
      set.push(cookies.clear("panjereh_display"));
    }
    return set;
  }

  /**
   * The state's cookie is missing: the address of the sign-in page was kept or came from somebody
   * else, or the cookie has expired. Asks the window again, with a new state; it answers at once
   * if the person has signed in. A browser that comes back without the cookie keeps none.
   */
  async function askAgain(
    request: Request,
    judged: ServiceRequest,
    { query, to }: { query: URLSearchParams; to: string },
  ): Promise<Response> {
    const { service, requestId } = judged;
    if (await sessions.find(request, service)) return redirect(to);
    const now = deps.clock.now();
    const back = to.startsWith("/") ? originOf(judged) + to : to;
    if (isFresh(query.get("round"), now)) {
      const language = deps.languages.find((each) => each === query.get("lang"));
      return await deps.refuse(request, "cookies_needed", { requestId, service, language, back });
    }
    const { location, cookie } = sessions.signIn(request, back, now);
    return redirect(location, [cookie]);
  }

  return async (request, judged) => {
    if (request.method !== "GET") return null;
    const { service, target, client, requestId } = judged;
    const query = new URLSearchParams(target.query);
    const to = pageOf(query.get("to"), judged);
    const state = cookies.read(request, "panjereh_state");
    const code = query.get("code");
    const isTold = isToldOfEnds(service);
    const release = releaseAt(service);
    const entered = code &&
      await handoffs.redeem({ code, service: service.id, state, isTold, release });
    if (!state) return await askAgain(request, judged, { query, to });
    // Used, expired or another browser's code: the page itself redirects to sign-in again.
    if (!entered) return redirect(to);
    deps.traffic.stepped(service, "arrived");
    if (entered.isNews) {
      await deps.audit.append({
        at: deps.clock.now(),
        event: "service.entered",
        requestId,
        service: service.id,
        accountId: entered.accountId,
        ip: ipDigest(deps.hash, client.ip),
      });
    }
    const session = cookies.set("panjereh_service", entered.token);
    // The state stands in addresses that people pass on. Another tab's code needs it no longer: its
    // browser has a session now.
    const spent = cookies.clear("panjereh_state");
    return redirect(to, [session, spent, ...choicesOf(request, query)]);
  };
}

/** A page of the agency, or its first one. */
function pageOf(stated: string | null, judged: ServiceRequest): string {
  const to = parseTarget(encodeRaw(stated ?? "/"), judged.service.paths);
  if (!to || isReserved(to.path)) return "/";
  // Alone, an exact path like "//a.example" would lead to another host.
  return to.isCanonical ? to.target : originOf(judged) + to.target;
}

function redirect(location: string, cookies: string[] = []): Response {
  const headers = new Headers({
    location,
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
  });
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return new Response(null, { status: 302, headers });
}
