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

type Site = Pick<AgencyClient, "post_logout_redirect_uris">;

export interface LogoutRequest {
  /** `null`: none was sent, or it is not ours. */
  hint: Hint | null;
  /** The site, of the hint or else by its stated ID. */
  site?: Site;
  /** As the live session is called at the hint's site; `null` without a session. */
  sid: string | null;
  postLogoutRedirectUri?: string;
  state?: string;
}

/** Pure. */
export function answerLogout(
  { hint, site, sid, postLogoutRedirectUri, state }: LogoutRequest,
): LogoutAnswer {
  const to = site && wayBack(site, { postLogoutRedirectUri, state });
  if (postLogoutRedirectUri !== undefined && to === undefined) return { answer: "refuse" };
  if (!hint || (sid !== null && sid !== hint.sid)) return { answer: "ask" };
  return { answer: "leave", isEnding: sid !== null, to };
}

/** The address with its `state`, if it is the site's. Addresses are compared as written (§3). */
export function wayBack(
  site: Site,
  { postLogoutRedirectUri: address, state }: Pick<LogoutRequest, "postLogoutRedirectUri" | "state">,
): string | undefined {
  if (address === undefined || !site.post_logout_redirect_uris.includes(address)) return undefined;
  const to = new URL(address);
  if (state !== undefined) to.searchParams.set("state", state);
  return to.href;
}
