/** What a session still lacks for a service: the single policy of gateway and window. */
import type { AssuranceLevel } from "../identity/account.ts";
import { SECOND } from "../platform/platform.ts";
import type { Service } from "../services/service.ts";
import type { Session } from "../session/session.ts";

/** In the order in which the window asks for them: signing in again would undo an earlier step. */
export type Need =
  | "sign_in"
  /** The account is temporary: identity and postal code come first. */
  | "verify"
  /** Level 3 was not proved in this session, or longer ago than the service accepts. */
  | "level3"
  /** The sign-in was longer ago than the service accepts. */
  | "fresh"
  /** The service is for companies, and the person acts for themselves. */
  | "company"
  /** The service is for natural persons, and the person acts for a company. */
  | "person";

/** The part of a session that decides on access. */
export type Standing = Pick<Session, "level" | "level3" | "authTime" | "actingFor">;

/** The part of a service that decides on access. */
export type AccessRules = Pick<Service, "level" | "max_age" | "persons">;

/** `null`: the session may enter. `now` in milliseconds since the epoch. */
export function needOf(session: Standing | null, service: AccessRules, now: number): Need | null {
  if (!session) return "sign_in";
  if (session.level < Math.min(levelNeeded(service), 2)) return "verify";
  const proof = proofFor(session, service);
  if (proof === undefined || isTooOld(proof, service.max_age, now)) {
    return service.level === 3 ? "level3" : "fresh";
  }
  return wrongParty(session, service);
}

/** When the person proved what the service requires. */
function proofFor({ level3, authTime }: Standing, { level }: AccessRules): number | undefined {
  return level === 3 ? level3?.at : authTime;
}

/** When the service will ask for another proof; absent if it never does. */
export function proofEndsAt(session: Standing, service: AccessRules): number | undefined {
  const proof = proofFor(session, service);
  if (proof === undefined || service.max_age === undefined) return undefined;
  return (Math.floor(proof / SECOND) + service.max_age) * SECOND;
}

/** Whether the person must first act for a company, or for themselves again. */
export function wrongParty({ actingFor }: Standing, { persons }: AccessRules) {
  if (persons === "legal" && !actingFor) return "company";
  if (persons === "natural" && actingFor) return "person";
  return null;
}

/** A person must be verified themselves before they act for a company. */
export const COMPANY_LEVEL = 2;

/** The required level at the service. */
export function levelNeeded({ persons, level }: AccessRules): AssuranceLevel {
  return persons === "legal" && level < COMPANY_LEVEL ? COMPANY_LEVEL : level;
}

/** In seconds: for what changes how the account is signed in to. */
const RECENT = 300;

/**
 * Whether the person has proved just now, in this browser, who they are. A session that a phone
 * approved is none: a stranger who talked its owner into that must not stay.
 */
export const isRecentlyProved = (
  { authTime, via }: Pick<Session, "authTime" | "via">,
  now: number,
) => via === undefined && !isTooOld(authTime, RECENT, now);

/**
 * Whether the proof is older than the service accepts (`max_age`, seconds). Counted from the whole
 * second of the proof, because that is what services get (`auth_time`).
 */
export function isTooOld(provedAt: number, maxAge: number | undefined, now: number): boolean {
  return maxAge !== undefined && now > (Math.floor(provedAt / SECOND) + maxAge) * SECOND;
}
