/**
 * Visitors of live sessions, computed once: deriving a subject costs more than forwarding
 * (docs/decisions/0080).
 */
import type { JalaliCalendar } from "../../identity/calendar.ts";
import type { KeyedHash } from "../../platform/platform.ts";
import type { Service } from "../../services/service.ts";
import type { LiveSession } from "../../session/live_sessions.ts";
import type { Visitor } from "./visitor.ts";
import { visitorAt } from "./pairwise.ts";

interface Entered {
  service: Service;
  locale?: string;
  visitor: Visitor;
}

/** `locale`: see `Identity`. */
export type Visitors = (service: Service, live: LiveSession, locale?: string) => Visitor;

/**
 * The same visitor for the same session, service and locale while the session stays warm; a session
 * that was read again is another object. Only the last combination is kept, since a warm session
 * belongs to one service.
 */
export function createVisitors(deps: { hash: KeyedHash; calendar: JalaliCalendar }): Visitors {
  const entered = new WeakMap<LiveSession, Entered>();
  return (service, live, locale) => {
    const last = entered.get(live);
    if (last && last.service === service && last.locale === locale) return last.visitor;
    const visitor = visitorAt(service, live, deps);
    if (locale) visitor.identity.locale = locale;
    entered.set(live, { service, locale, visitor });
    return visitor;
  };
}
