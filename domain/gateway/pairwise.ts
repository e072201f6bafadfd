/** From an account to what one service may know of it. */
import type { JalaliCalendar } from "../identity/calendar.ts";
import type { KeyedHash } from "../platform.ts";
import { SECOND } from "../platform.ts";
import type { Service } from "../registry/service.ts";
import type { LiveSession } from "../session/live_sessions.ts";
import type { Visitor } from "./identity.ts";

/**
 * The subject is pairwise (OpenID Connect Core §8.1): the same person is somebody else at each service, so
 * that agencies cannot join their records behind the citizen's back.
 */
export function visitorAt(
  service: Service,
  { sessionDigest, session, account }: LiveSession,
  { hash, calendar }: { hash: KeyedHash; calendar: JalaliCalendar },
): Visitor {
  return {
    sessionKey: sessionDigest,
    actingAs: "natural",
    identity: {
      subject: hash.digest("pairwise_subject", service.id, account.id),
      level: session.level,
      authTime: Math.floor(session.authTime / SECOND),
      attributes: {
        national_id: account.nationalId,
        given_name: account.firstName,
        family_name: account.lastName,
        father_name: account.fatherName,
        birthdate: calendar.toGregorian(account.birthDate),
        phone_number: account.mobile && `+98${account.mobile.slice(1)}`,
        postal_code: account.postalCode,
      },
    },
  };
}
