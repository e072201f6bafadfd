/** The service session: started by a one-time hand-off code, identified by a cookie of its own. */
import type { Visitor } from "../../../domain/gateway/visitor/visitor.ts";
import { createVisitors } from "../../../domain/gateway/visitor/visitors.ts";
import { readDisplay, writeDisplay } from "../../../domain/accessibility/display.ts";
import { encodeRaw } from "../../../domain/gateway/request/raw_text.ts";
import { parseTarget } from "../../../domain/gateway/request/target.ts";
import { RESERVED_PREFIX } from "../../../domain/gateway/request/reserved_paths.ts";
import type { AuditLog } from "../../../domain/platform/audit.ts";
import type { JalaliCalendar } from "../../../domain/identity/calendar.ts";
import {
  type Clock,
  HOUR,
  type KeyedHash,
  newToken,
  type Random,
  SECOND,
} from "../../../domain/platform/platform.ts";
import type { Hosts } from "../../../domain/services/hosts.ts";
import type { Service } from "../../../domain/services/service.ts";
import type { Handoffs } from "../../../domain/session/handoff.ts";
import type { LiveSessions } from "../../../domain/session/live_sessions.ts";
import type { Cookies } from "../../site/cookies.ts";
import type { ServiceRequest } from "../forwarding.ts";
import type { WayIn } from "../refuse.ts";
import type { RequestHead } from "../request_head.ts";

export interface ServiceSessionDeps {
  clock: Clock;
  random: Random;
  hash: KeyedHash;
  calendar: JalaliCalendar;
  audit: AuditLog;
  hosts: Hosts;
  cookies: Cookies;
  liveSessions: LiveSessions;
  handoffs: Handoffs;
  languages: readonly string[];
}

export interface ServiceSessions {
  find(request: RequestHead, service: Service): Promise<Visitor | null>;
  /** The sign-in URL that leads back here, and the cookie that identifies this browser. */
  signIn(request: RequestHead, returnTo: string): WayIn;
  /** Answers `/_panjereh/…`. */
  reserved(request: Request, context: ServiceRequest): Promise<Response | null>;
}

/** The maximum lifetime of a session: a tab may have waited at the sign-in page for hours. */
const STATE_LIFETIME = 12 * HOUR / SECOND;

export function createServiceSessions(deps: ServiceSessionDeps): ServiceSessions {
  const { cookies, hosts, liveSessions, handoffs, random } = deps;
  const visitorOf = createVisitors(deps);

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

  return {
    async find(request, service) {
      const header = request.headers.get("cookie");
      const token = cookies.readFrom(header, "panjereh_service");
      const live = token ? await liveSessions.ofService(token, service.id) : null;
      if (!live) return null;
      const locale = cookies.readFrom(header, "panjereh_language");
      const known = locale && deps.languages.includes(locale) ? locale : undefined;
      return visitorOf(service, live, known);
    },

    signIn(request, returnTo) {
      // Tabs opened together share one state.
      const state = cookies.read(request, "panjereh_state") ?? newToken(random);
      const query = new URLSearchParams({ return_to: returnTo, state });
      return {
        location: `${hosts.window}/login?${query}`,
        cookie: cookies.set("panjereh_state", state, { maxAge: STATE_LIFETIME }),
      };
    },

    async reserved(request, { service, target, client, requestId }) {
      if (target.path !== `${RESERVED_PREFIX}/session` || request.method !== "GET") {
        return null;
      }
      const query = new URLSearchParams(target.query);
      const entry = parseTarget(encodeRaw(query.get("to") ?? "/"), service.paths);
      // Alone, an exact path like "//a.example" would lead to another host.
      const origin = entry?.isCanonical === false ? hosts.originOf(service) : "";
      const to = origin + (entry?.target ?? "/");
      const state = cookies.read(request, "panjereh_state");
      // Without the cookie, this is not the browser that was sent to sign in, or it accepts no
      // cookies.
      if (!state) return null;
      const code = query.get("code");
      const entered = code && await handoffs.redeem({ code, service: service.id, state });
      // Used, expired or another browser's code: the page itself redirects to sign-in again.
      if (!entered) return redirect(to);
      await deps.audit.append({
        at: deps.clock.now(),
        event: "service.entered",
        requestId,
        service: service.id,
        accountId: entered.accountId,
        ip: deps.hash.digest("ip", client.ip),
      });
      const session = cookies.set("panjereh_service", entered.token);
      return redirect(to, [session, ...choicesOf(request, query)]);
    },
  };
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
