/**
 * The paths of the OpenID provider on which a person goes through. The sign-in between them is the
 * window's own journey.
 */
import type { Source } from "../../domain/budget/minute.ts";
import { spendSiteRequest } from "../../domain/budget/site_requests.ts";
import { needOf } from "../../domain/access/needs.ts";
import {
  type AskedProof,
  type AuthorizationRequest,
  type Decision,
  OpenIdRefused,
  rulesFor,
} from "../../domain/federation/openid_provider.ts";
import { SECOND } from "../../domain/platform/platform.ts";
import { localText } from "../../domain/services/service.ts";
import { browserDigest, hasBeenUsed } from "../../domain/session/known_browser.ts";
import type { LiveSession } from "../../domain/session/live_sessions.ts";
import { mountLogout } from "./logout.ts";
import type { Site } from "../site/groups.ts";
import type { Visit } from "../site/visit.ts";

export function mountOpenId({ open }: Pick<Site, "open">): void {
  mountLogout({ open });
  open.get("/openid/authorize", begin);
  open.get("/openid/authorize/:uid", authorize);
  open.get("/openid/continue/:uid", goOn);
  open.post("/openid/continue/:uid", answer);
}

/** Each request is stored: so many a minute of a person, or from one place. */
async function begin(visit: Visit): Promise<Response> {
  const { ports } = visit;
  const retryAt = await spendSiteRequest(ports, await sourceOf(visit));
  if (retryAt === null) return await authorize(visit);
  const retryAfter = Math.ceil((retryAt - ports.clock.now()) / SECOND);
  return await visit.problem("site_busy", { retryAfter });
}

async function sourceOf(visit: Visit): Promise<Source> {
  const { ports, place } = visit;
  const live = await visit.live();
  if (live) return { browser: live.account.id };
  const browser = browserDigest(ports.hash, visit.cookie("panjereh_browser"));
  return await hasBeenUsed(ports.store, browser) ? { browser: browser! } : place;
}

async function authorize(visit: Visit): Promise<Response> {
  return await orProblem(
    visit,
    async () => await visit.ports.openid.answer(visit.request, await visit.live()),
  );
}

/** What the site's request still needs of the person: signing in, a level, their consent. */
async function goOn(visit: Visit): Promise<Response> {
  return await orProblem(visit, async () => {
    const waiting = await waitingAt(visit);
    const live = await visit.live();
    const { service, asked } = waiting;
    const now = visit.ports.clock.now();
    const need = needOf(live?.session ?? null, rulesFor(service, asked, now), now);
    if (need !== null || !live) return visit.leave(signInFor(visit, waiting));
    const { attributes, isConsentWanted } = waiting;
    const isCovered = await visit.ports.consents.covers(live.account.id, {
      service: service.id,
      attributes,
    });
    if (isCovered && !isConsentWanted) return await decide(visit, { agreed: true });
    return await askConsent(visit, live, waiting);
  });
}

async function answer(visit: Visit): Promise<Response> {
  return await orProblem(visit, async () => {
    const { answer } = await visit.form(["answer"]);
    const { service, attributes } = await waitingAt(visit);
    const live = await visit.live();
    if (!live) return visit.leave(visit.path);
    if (answer !== "agree") return await decide(visit, { agreed: false });
    const asked = { service: service.id, attributes };
    await visit.ports.consents.agree(live.account.id, asked, visit.requestId);
    return await decide(visit, { agreed: true });
  });
}

async function waitingAt(visit: Visit): Promise<AuthorizationRequest> {
  const waiting = await visit.ports.openid.waiting(visit.request, visit.param("uid"));
  if (!waiting) throw new OpenIdRefused("expired");
  return waiting;
}

async function decide(visit: Visit, decision: Decision): Promise<Response> {
  const next = await visit.ports.openid.decide(visit.request, visit.param("uid"), decision);
  if (next === null) throw new OpenIdRefused("expired");
  return visit.leave(next);
}

async function askConsent(
  visit: Visit,
  { session: { actingFor } }: LiveSession,
  { service, attributes }: AuthorizationRequest,
): Promise<Response> {
  return await visit.page("consent", {
    site: localText(service.title, visit.language),
    host: new URL(service.openid!.redirect_uris[0]).host,
    attributes,
    company: actingFor?.name,
    path: visit.path,
  });
}

/** The window's journey, which comes back here; it is only led by what stands in the address. */
function signInFor(visit: Visit, { service, asked }: AuthorizationRequest): string {
  const back = `${visit.path}?${siteQuery(service.id, asked)}`;
  return `/login?${new URLSearchParams({ return_to: back })}`;
}

function siteQuery(site: string, { level, since }: AskedProof): string {
  const query = new URLSearchParams({ site });
  if (level !== undefined) query.set("level", String(level));
  if (since !== undefined) query.set("since", String(since));
  return query.toString();
}

const PROBLEMS = {
  unknown_client: "site_not_registered",
  redirect_uri: "site_not_registered",
  expired: "site_request_lapsed",
  invalid: "site_request_invalid",
} as const;

async function orProblem(visit: Visit, run: () => Promise<Response>): Promise<Response> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof OpenIdRefused)) throw error;
    return await visit.problem(PROBLEMS[error.reason]);
  }
}
