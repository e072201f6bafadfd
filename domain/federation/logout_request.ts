/**
 * A site asks to sign its person out (OpenID Connect RP-Initiated Logout 1.0). Only the ID token of
 * this very session ends it without a question: anybody can write a link.
 */
import type { AgencyClient } from "../services/openid.ts";

/** The session for which an ID token was issued, in the site's words. */
export interface Hint {
  service: string;
  sid: string;
}

export type LogoutAnswer =
  /** The request is not one that a registered site can send. Nothing ends. */
  | { answer: "refuse" }
  /** The person is asked by the window's own page. */
  | { answer: "ask" }
  /** `isEnding`: the session is the hint's. `to`: a registered address, else the window's page. */
  | { answer: "leave"; isEnding: boolean; to?: string };

export interface LogoutRequest {
  /** `null`: none was sent, or it is not ours. */
  hint: Hint | null;
  /** The site, of the hint or else by its stated ID. */
  site?: Pick<AgencyClient, "post_logout_redirect_uris">;
  /** As the live session is called at the hint's site; `null` without a session. */
  sid: string | null;
  postLogoutRedirectUri?: string;
  state?: string;
}

/** Pure. Addresses are compared as written (§3). */
export function answerLogout(
  { hint, site, sid, postLogoutRedirectUri, state }: LogoutRequest,
): LogoutAnswer {
  if (postLogoutRedirectUri !== undefined) {
    if (!site?.post_logout_redirect_uris.includes(postLogoutRedirectUri)) {
      return { answer: "refuse" };
    }
  }
  if (!hint || (sid !== null && sid !== hint.sid)) return { answer: "ask" };
  const isEnding = sid !== null;
  if (postLogoutRedirectUri === undefined) return { answer: "leave", isEnding };
  const to = new URL(postLogoutRedirectUri);
  if (state !== undefined) to.searchParams.set("state", state);
  return { answer: "leave", isEnding, to: to.href };
}
