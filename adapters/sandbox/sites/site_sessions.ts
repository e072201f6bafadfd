/** The sessions of a site that signs people in by OpenID Connect, and what has become of them. */
import type { Pending, SignedIn } from "../../../docs/openid/typescript/sign_in.ts";
import type { Clock } from "../../../domain/platform/platform.ts";
import { keep } from "../agencies/own_sessions.ts";
import type { AgencyLanguage } from "../agencies/texts/language.ts";

export interface SiteSession extends SignedIn {
  /** What the window says about the person. */
  person: Record<string, unknown>;
  since: number;
}

/** What the site knows about a browser. */
export type Standing =
  | { is: "nobody" }
  | { is: "here"; session: SiteSession }
  /** The window has ended the session. */
  | { is: "ended"; at: number };

export interface SiteSessions {
  /** Returns the token of a way to the window and back. */
  leave(pending: Pending, language: AgencyLanguage): string;
  /** Each way leads back once. */
  comeBack(token: string | undefined): { pending: Pending; language: AgencyLanguage } | undefined;
  /** Returns the token of a new session. */
  open(session: Omit<SiteSession, "since">): string;
  standing(token: string | undefined): Standing;
  /** The person leaves here. */
  close(token: string | undefined): void;
  /** The window says so: their sessions are emptied at once. */
  end(ended: { sub: string; sid: string }): void;
}

export function createSiteSessions({ clock }: { clock: Clock }): SiteSessions {
  const ways = new Map<string, { pending: Pending; language: AgencyLanguage }>();
  const sessions = new Map<string, Exclude<Standing, { is: "nobody" }>>();

  return {
    leave(pending, language) {
      const token = crypto.randomUUID();
      keep(ways, token, { pending, language });
      return token;
    },
    comeBack(token = "") {
      const way = ways.get(token);
      ways.delete(token);
      return way;
    },
    open(session) {
      const token = crypto.randomUUID();
      keep(sessions, token, { is: "here", session: { ...session, since: clock.now() } });
      return token;
    },
    standing: (token = "") => sessions.get(token) ?? { is: "nobody" },
    close: (token = "") => void sessions.delete(token),
    end({ sub, sid }) {
      for (const [token, standing] of sessions) {
        if (standing.is !== "here") continue;
        const { claims } = standing.session;
        if (claims.sub === sub && claims.sid === sid) {
          keep(sessions, token, { is: "ended", at: clock.now() });
        }
      }
    },
  };
}
