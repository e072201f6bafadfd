/** After a session began or changed: its cookie, what is told of it, and where the person goes on. */
import type { Switched } from "../../domain/company/act_for_company.ts";
import { MINUTE, SECOND } from "../../domain/platform/platform.ts";
import { answeredBefore, askedFor, isAnswered } from "../../domain/session/answered_form.ts";
import type { PageContext } from "./page.ts";
import { targetLocation } from "./return_to.ts";
import type { Visit } from "./visit.ts";

/**
 * Gives the browser the session's new identifier, which has no warm answer yet; returns its digest.
 */
export function adopt(
  visit: Visit,
  { sessionToken, session }: Pick<Switched, "sessionToken" | "session">,
): string {
  const { hash, liveSessions } = visit.ports;
  liveSessions.forget(session.accountId);
  visit.setCookie("panjereh_session", sessionToken);
  return hash.digest("session", sessionToken);
}

/**
 * For a form whose first sending has renewed the session: gives this browser the session of that
 * answer, which did not arrive, and `leave`s. `null` if there was none, or it was another form;
 * `typedOf` reads the form only if there was one.
 */
export async function repeatAnswer(
  visit: Visit,
  { form, typedOf, leave }: {
    form: "company" | "card" | "face";
    typedOf: () => Promise<string | null>;
    leave: (sessionDigest: string, typed: string) => Response | Promise<Response>;
  },
): Promise<Response | null> {
  if (visit.cookie("panjereh_session") === undefined) return null;
  const { session: held, opened } = visit.callerOrNew();
  if (!held || !await isAnswered(visit.ports, held)) return null;
  const typed = await typedOf();
  if (typed === null) return null;
  const asked = askedFor(visit.ports, form, typed);
  const given = await answeredBefore(visit.ports, { held, opened, asked });
  return given && await leave(adopt(visit, given), typed);
}

/** Redirects to the target of this request, or to the window's home. */
export async function goToTarget(visit: Visit, sessionDigest: string): Promise<Response> {
  const { ports, target, language, display } = visit;
  return visit.leave(await targetLocation(ports, target, { sessionDigest, language, display }));
}

/**
 * On with a new or raised session: the first page knows what it still lacks for its target. Without
 * a service to go to, the next page tells of the success.
 */
export function goOn(visit: Visit, success?: Success): Response {
  if (success && !visit.target.service) keepSuccess(visit, success);
  return visit.leave(visit.target.location ? visit.href("/login") : "/");
}

export type Success = NonNullable<PageContext["success"]>;

const SUCCESSES: readonly Success[] = [
  "signed_in",
  "account_created",
  "verified",
  "raised",
  "passkey_added",
  "passkey_renamed",
  "passkey_removed",
  "email_confirmed",
  "email_removed",
  "notices_saved",
  "push_added",
  "push_removed",
  "postal_code_changed",
  "member_changed",
  "member_invited",
  "member_not_told",
];

/** Longer than any redirect on a slow line. */
const LIFETIME = { maxAge: MINUTE / SECOND };

/**
 * Keeps what has succeeded, to be told once on the next page of the signed-in person
 * (citizen-handbook §5). A cookie carries one word out of a list, so that no URL can make a page say
 * it.
 */
export function keepSuccess(visit: Visit, success: Success): void {
  visit.setCookie("panjereh_success", success, LIFETIME);
}

/** Reads it and removes it. */
export function takeSuccess(visit: Visit): Success | undefined {
  const kept = visit.cookie("panjereh_success");
  if (kept === undefined) return undefined;
  visit.clearCookie("panjereh_success");
  return SUCCESSES.find((success) => success === kept);
}
