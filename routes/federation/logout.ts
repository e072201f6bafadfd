/**
 * `/openid/logout`: a site signs its person out. The session ends for everybody who relies on it;
 * without the ID token of this session the window asks first, and names the site.
 */
import type { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { answerLogout } from "../../domain/federation/logout_request.ts";
import { sidAt } from "../../domain/services/pairwise.ts";
import { signOutFor } from "../portal/asking_site.ts";
import { clearSession, endSession } from "../portal/end_session.ts";
import type { Site } from "../site/groups.ts";
import type { Visit, WindowEnv } from "../site/visit.ts";

const PATH = "/openid/logout";

/** What the request may say (RP-Initiated Logout §2). */
const PARAMETERS = ["id_token_hint", "client_id", "post_logout_redirect_uri", "state"] as const;

const MAX_BODY_BYTES = 16 * 1024;

export function mountLogout({ open }: Pick<Site, "open">): void {
  open.get(PATH, logout);
}

/**
 * A site's form comes without the window's cookies, and from another site: it becomes an address.
 * Mounted before the guards of the pages.
 */
export function mountLogoutForm(app: Hono<WindowEnv>): void {
  const limit = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: (c) => c.body(null, 413) });
  app.post(PATH, limit, async (c) => {
    const given = new URLSearchParams(await c.get("visit").text());
    const kept = PARAMETERS.flatMap((name) =>
      given.getAll(name).map((value): [string, string] => [name, value])
    );
    return c.redirect(`${PATH}?${new URLSearchParams(kept)}`, 303);
  });
}

async function logout(visit: Visit): Promise<Response> {
  const { ports } = visit;
  const given = new URL(visit.request.url).searchParams;
  if (PARAMETERS.some((name) => given.getAll(name).length > 1)) return await refuse(visit);
  const [token, stated, postLogoutRedirectUri, state] = PARAMETERS.map((name) =>
    given.get(name) ?? undefined
  );
  const hint = token === undefined ? null : await ports.openid.readHint(token);
  if (hint && stated !== undefined && stated !== hint.service) return await refuse(visit);
  const service = ports.catalogue.current().get(hint?.service ?? stated ?? "");
  const live = await visit.live();
  const decision = answerLogout({
    hint,
    site: service?.openid,
    sid: live && service ? sidAt(service, live.session.id, ports.hash) : null,
    postLogoutRedirectUri,
    state,
  });
  if (decision.answer === "refuse") return await refuse(visit);
  if (decision.answer === "ask") {
    return visit.leave(
      service?.openid
        ? signOutFor(visit, {
          client_id: service.id,
          post_logout_redirect_uri: postLogoutRedirectUri,
          state,
        })
        : "/sign-out",
    );
  }
  if (live && decision.isEnding) {
    await endSession(visit, live, { caller: visit.callerOrNew() });
    clearSession(visit);
  }
  return visit.leave(decision.to ?? "/sign-out");
}

const refuse = (visit: Visit) => visit.problem("site_request_invalid");
