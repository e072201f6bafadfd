/**
 * An agency's own sessions, as most frameworks have them. Each is bound to the person and to the
 * window's session: another person's request, or the window's word, ends it.
 */
import { keepLast } from "../../../domain/platform/kept/last_used.ts";
import type { Clock } from "../../../domain/platform/platform.ts";
import type { EndedSession } from "./logout_token.ts";

export interface OwnSession {
  sub: string;
  sid?: string;
  since: number;
  pages: number;
}

/** What a person's page shows of it. */
export interface SessionNews {
  session: OwnSession;
  /** How many sessions of this person the window has ended, and when the last. */
  ended: number;
  lastEnded?: number;
}

export interface OwnSessions {
  /** The session behind the cookie if it is this person's, otherwise a new one. */
  visit(
    token: string | undefined,
    person: { sub: string; sid?: string },
  ): { token: string; news: SessionNews };
  end(ended: EndedSession): void;
}

/** A sandbox is for a few people. */
const MOST = 1000;

export function createOwnSessions({ clock }: { clock: Clock }): OwnSessions {
  const sessions = new Map<string, OwnSession>();
  const endings = new Map<string, { count: number; last: number }>();

  return {
    visit(token, { sub, sid }) {
      const known = token === undefined ? undefined : sessions.get(token);
      const isTheirs = known?.sub === sub && known.sid === sid;
      const name = isTheirs ? token! : crypto.randomUUID();
      const session = isTheirs ? known : { sub, sid, since: clock.now(), pages: 0 };
      session.pages++;
      keep(sessions, name, session);
      const { count = 0, last } = endings.get(sub) ?? {};
      return { token: name, news: { session, ended: count, lastEnded: last } };
    },

    end({ sub, sid }) {
      for (const [token, session] of sessions) {
        if (session.sub === sub && session.sid === sid) sessions.delete(token);
      }
      keep(endings, sub, { count: (endings.get(sub)?.count ?? 0) + 1, last: clock.now() });
    },
  };
}

/** Drops the oldest beyond the maximum. */
export function keep<T>(map: Map<string, T>, name: string, value: T): void {
  keepLast(map, name, value, MOST);
}
