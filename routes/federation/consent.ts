/**
 * `/openid/continue/<request>`: what a site's request still needs of the person. The sign-in is the
 * window's own journey; then it asks for their consent.
 */
import { needOf } from "../../domain/access/needs.ts";
import { type Asked, askedOf } from "../../domain/federation/consents.ts";
import {
  type AuthorizationRequest,
  type Decision,
  OpenIdRefused,
  rulesFor,
} from "../../domain/federation/openid_provider.ts";
import { shownValues } from "../../domain/federation/shown_values.ts";
import { visitorAt } from "../../domain/gateway/visitor/pairwise.ts";
import { localText, type Service } from "../../domain/services/service.ts";
import type { LiveSession } from "../../domain/session/live_sessions.ts";
import type { Site } from "../site/groups.ts";
import type { Visit } from "../site/visit.ts";
import { orProblem } from "./refusal.ts";

export function mountConsent({ open }: Pick<Site, "open">): void {
  open.get("/openid/continue/:uid", goOn);
  open.post("/openid/continue/:uid", answer);
}

/** What the site's request still needs of the person: signing in, a level, their consent. */
async function goOn(visit: Visit): Promise<Response> {
  return await orProblem(visit, async () => {
    const waiting = await waitingAt(visit);
    const request = await requestOf(visit, waiting);
    if (!request) return visit.leave(signInFor(visit, waiting));
    const { live, consent } = request;
    const isCovered = await visit.ports.consents.covers(live.account.id, consent);
    if (isCovered && !waiting.isConsentWanted) return await decide(visit, { agreed: true });
    return await askConsent(visit, waiting, request);
  });
}

async function answer(visit: Visit): Promise<Response> {
  return await orProblem(visit, async () => {
    const { answer, seen } = await visit.form(["answer", "seen"]);
    const waiting = await waitingAt(visit);
    const request = await requestOf(visit, waiting);
    // Another person, or another question, than the page that was answered.
    if (!request || !visit.ports.hash.matches(seen, "consent_form", ...seenIn(visit, request))) {
      return visit.leave(pageFor(visit, waiting));
    }
    if (answer !== "agree") return await decide(visit, { agreed: false });
    const { live: { account: { id: accountId } }, consent } = request;
    await visit.ports.consents.agree({ accountId, requestId: visit.requestId }, consent);
    return await decide(visit, { agreed: true });
  });
}

/** What a site asks of the person who is there. */
interface SiteRequest {
  live: LiveSession;
  /** The service with the proof that the site asks for. */
  rules: Service;
  consent: Asked;
}

/** `null`: the person must first sign in, or prove more. */
async function requestOf(
  visit: Visit,
  { service, asked, attributes }: AuthorizationRequest,
): Promise<SiteRequest | null> {
  const now = visit.ports.clock.now();
  const rules = rulesFor(service, asked, now);
  const live = await visit.live();
  if (!live || needOf(live.session, rules, now) !== null) return null;
  return { live, rules, consent: askedOf(rules, live, attributes) };
}

/** All that the person agrees to, and who they are: in the hash that comes back with the answer. */
function seenIn(visit: Visit, { live: { session }, consent }: SiteRequest): string[] {
  const { service, attributes, level } = consent;
  const company = session.actingFor?.companyId ?? "";
  return [visit.param("uid"), session.id, service, String(level), company, ...attributes];
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
  { redirectUri }: AuthorizationRequest,
  request: SiteRequest,
): Promise<Response> {
  const { rules, live, consent } = request;
  const { language, ports } = visit;
  const { title, description } = rules;
  return await visit.page("consent", {
    site: localText(title, language),
    description: description && localText(description, language),
    host: new URL(redirectUri).host,
    values: shownValues(live.account, consent.attributes),
    level: visitorAt(rules, live, ports).identity.level,
    company: live.session.actingFor?.name,
    path: visit.path,
    seen: ports.hash.digest("consent_form", ...seenIn(visit, request)),
  });
}

/** The window's journey, which comes back here; it is only led by what stands in the address. */
function signInFor(visit: Visit, waiting: AuthorizationRequest): string {
  return `/login?${new URLSearchParams({ return_to: pageFor(visit, waiting) })}`;
}

/** This page. The site stands in its address, so that its form may lead there. */
function pageFor(
  { path }: Visit,
  { service, asked: { level, since } }: AuthorizationRequest,
): string {
  const query = new URLSearchParams({ site: service.id });
  if (level !== undefined) query.set("level", String(level));
  if (since !== undefined) query.set("since", String(since));
  return `${path}?${query}`;
}
