/** From an account to the identity that one service may see. */
import type { Account } from "../../identity/account.ts";
import type { JalaliCalendar } from "../../identity/calendar.ts";
import type { KeyedHash } from "../../platform/platform.ts";
import { SECOND } from "../../platform/platform.ts";
import { sidAt, subjectAt } from "../../services/pairwise.ts";
import type { Service } from "../../services/service.ts";
import type { LiveSession } from "../../session/live_sessions.ts";
import type { Identity, Visitor } from "./visitor.ts";

/** In the form in which services get them. */
export function attributesOf(account: Account, calendar: JalaliCalendar): Identity["attributes"] {
  const { identity } = account;
  return {
    national_id: identity.kind === "iranian" ? identity.nationalId : undefined,
    fida_code: identity.kind === "foreign" ? identity.fidaCode : undefined,
    given_name: account.firstName,
    family_name: account.lastName,
    father_name: account.fatherName,
    birthdate: calendar.toGregorian(account.birthDate),
    phone_number: account.mobile && `+98${account.mobile.slice(1)}`,
    postal_code: account.postalCode,
  };
}

export function visitorAt(
  service: Service,
  { sessionDigest, entry, session, account }: LiveSession,
  { hash, calendar }: { hash: KeyedHash; calendar: JalaliCalendar },
): Visitor {
  const { actingFor } = session;
  // Level 3 expires by the rule of the service that requires it; other services see level 2 and its
  // time (docs/decisions/0061).
  const proof = service.level === 3 ? session.level3 : undefined;
  const level = proof ? 3 : Math.min(session.level, 2) as 1 | 2;
  return {
    sessionKey: sessionDigest,
    entry,
    accountId: account.id,
    session,
    identity: {
      subject: subjectAt(service, account.id, hash),
      sid: sidAt(service, session.id, hash),
      level,
      authTime: Math.floor((proof?.at ?? session.authTime) / SECOND),
      attributes: attributesOf(account, calendar),
      company: actingFor && { id: actingFor.companyId, name: actingFor.name },
    },
  };
}
