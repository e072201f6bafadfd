/** From an account to the identity that one service may see. */
import type { JalaliCalendar } from "../../identity/calendar.ts";
import type { KeyedHash } from "../../platform/platform.ts";
import { SECOND } from "../../platform/platform.ts";
import type { Service } from "../../services/service.ts";
import type { LiveSession } from "../../session/live_sessions.ts";
import type { Visitor } from "./visitor.ts";

/**
 * The person at one service. Pairwise (OpenID Connect Core §8.1): different at each service, so that
 * agencies cannot join their records on a person.
 */
export function subjectAt({ id, subject }: Service, accountId: string, hash: KeyedHash): string {
  const digest = hash.digest("pairwise_subject", id, accountId);
  return subject === "alphanumeric" ? alphanumeric(digest) : digest;
}

/** Base 32 of RFC 4648 §6, in lower case. */
const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

/** The first 160 bits of a digest in base64url, as 32 letters and digits. */
function alphanumeric(digest: string): string {
  const bytes = atob(digest.replaceAll("-", "+").replaceAll("_", "/"));
  const bits = Array.from(bytes, (byte) => byte.charCodeAt(0).toString(2).padStart(8, "0")).join(
    "",
  );
  return Array.from({ length: 32 }, (_, place) => {
    return ALPHABET[parseInt(bits.slice(place * 5, place * 5 + 5), 2)];
  }).join("");
}

/**
 * The person's session at one service, pairwise for the same reason. By the session's ID, which stays
 * the same when it continues under another token with another level or company.
 */
export function sidAt({ id }: Service, sessionId: string, hash: KeyedHash): string {
  return hash.digest("pairwise_session", id, sessionId);
}

export function visitorAt(
  service: Service,
  { sessionDigest, session, account }: LiveSession,
  { hash, calendar }: { hash: KeyedHash; calendar: JalaliCalendar },
): Visitor {
  const { actingFor } = session;
  // Level 3 expires by the rule of the service that requires it; other services see level 2 and its
  // time (docs/decisions/0061).
  const proof = service.level === 3 ? session.level3 : undefined;
  const level = proof ? 3 : Math.min(session.level, 2) as 1 | 2;
  const { identity } = account;
  return {
    sessionKey: sessionDigest,
    accountId: account.id,
    session,
    identity: {
      subject: subjectAt(service, account.id, hash),
      sid: sidAt(service, session.id, hash),
      level,
      authTime: Math.floor((proof?.at ?? session.authTime) / SECOND),
      attributes: {
        national_id: identity.kind === "iranian" ? identity.nationalId : undefined,
        fida_code: identity.kind === "foreign" ? identity.fidaCode : undefined,
        given_name: account.firstName,
        family_name: account.lastName,
        father_name: account.fatherName,
        birthdate: calendar.toGregorian(account.birthDate),
        phone_number: account.mobile && `+98${account.mobile.slice(1)}`,
        postal_code: account.postalCode,
      },
      company: actingFor && { id: actingFor.companyId, name: actingFor.name },
    },
  };
}
