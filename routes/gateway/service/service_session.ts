/** The service session: found by a cookie of the service's host, begun by way of the window. */
import type { Visitor } from "../../../domain/gateway/visitor/visitor.ts";
import { createVisitors } from "../../../domain/gateway/visitor/visitors.ts";
import type { JalaliCalendar } from "../../../domain/identity/calendar.ts";
import {
  HOUR,
  type KeyedHash,
  newToken,
  type Random,
  SECOND,
} from "../../../domain/platform/platform.ts";
import type { Hosts } from "../../../domain/services/hosts.ts";
import type { Service } from "../../../domain/services/service.ts";
import type { LiveSession, LiveSessions } from "../../../domain/session/live_sessions.ts";
import { roundAt } from "../../../domain/session/round.ts";
import type { Cookies } from "../../site/cookies.ts";
import type { WayIn } from "../refuse.ts";
import type { RequestHead } from "../request_head.ts";

export interface ServiceSessionDeps {
  random: Random;
  hash: KeyedHash;
  calendar: JalaliCalendar;
  hosts: Hosts;
  cookies: Cookies;
  liveSessions: LiveSessions;
  languages: readonly string[];
}

export interface ServiceSessions {
  find(request: RequestHead, service: Service): Promise<Visitor | null>;
  /**
   * The sign-in URL that leads back here, and the cookie that identifies this browser. `now`: this
   * browser came back without its cookie, so a second time will be noticed.
   */
  signIn(request: RequestHead, returnTo: string, now?: number): WayIn;
}

/** The maximum lifetime of a session: a tab may have waited at the sign-in page for hours. */
const STATE_LIFETIME = 12 * HOUR / SECOND;

export function createServiceSessions(deps: ServiceSessionDeps): ServiceSessions {
  const { cookies, hosts, liveSessions, random } = deps;
  const visitorOf = createVisitors(deps);

  return {
    async find(request, service) {
      const header = request.headers.get("cookie");
      const token = cookies.readFrom(header, "panjereh_service");
      const live = token ? await liveSessions.ofService(token, service.id) : null;
      if (!live || !isOfNow(service, live)) return null;
      const locale = cookies.readFrom(header, "panjereh_language");
      const known = locale && deps.languages.includes(locale) ? locale : undefined;
      return visitorOf(service, live, known);
    },

    signIn(request, returnTo, now) {
      // Tabs opened together share one state.
      const state = cookies.read(request, "panjereh_state") ?? newToken(random);
      const query = new URLSearchParams({ return_to: returnTo, state });
      if (now !== undefined) query.set("round", roundAt(now));
      return {
        location: `${hosts.window}/login?${query}`,
        cookie: cookies.set("panjereh_state", state, { maxAge: STATE_LIFETIME }),
      };
    },
  };
}

/** A service that was out of service begins with sessions of its own. */
const isOfNow = ({ desk }: Service, { enteredAt = 0 }: LiveSession): boolean =>
  desk?.entriesFrom === undefined || enteredAt >= desk.entriesFrom;
