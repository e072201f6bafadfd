/** Writes a registration together with its place in the lists, and the audit record. */
import type { AuditEvent, AuditLog } from "../platform/audit.ts";
import type { Write } from "../platform/commit.ts";
import { DAY } from "../platform/platform.ts";
import {
  listedRegistrationRecord,
  type Registration,
  type RegistrationAct,
  registrationOfCompanyRecord,
  registrationRecord,
  type RegistrationState,
} from "./registration.ts";

/** More rounds than any registration needs; the oldest go first. */
const MAX_ACTS = 50;
/** What was refused, or is not corrected, says who asked: it is kept no longer than this. */
const KEPT: Partial<Record<RegistrationState, number>> = {
  rejected: 90 * DAY,
  returned: 180 * DAY,
};

const EVENTS: Record<RegistrationState, AuditEvent> = {
  submitted: "agency.registered",
  returned: "agency.returned",
  approved: "agency.approved",
  rejected: "agency.rejected",
};

type Changes = Partial<
  Pick<Registration, "agencyId" | "userNames" | "form" | "registered" | "invitations">
>;
type New = Pick<Registration, "number" | "form" | "registered">;

/** A move, within a commit that has read the registration. `staffId`: who does it. */
export function moveRegistration(
  { audit }: { audit: AuditLog },
  write: Write,
  former: Registration | null,
  { staffId, changes, ...act }:
    & RegistrationAct
    & { staffId?: string }
    & { changes?: Changes | New },
): Registration {
  const next = {
    ...former ?? { acts: [], createdAt: act.at },
    ...changes,
    state: act.to,
    changedAt: act.at,
  } as Registration;
  next.acts = [...next.acts, act].slice(-MAX_ACTS);
  const { number, registered: { companyId } } = next;
  const formerCompany = former?.registered.companyId;
  const kept = { expireIn: KEPT[next.state] };
  if (former) write.delete(listedRegistrationRecord(former.state, former));
  if (formerCompany !== undefined && formerCompany !== companyId) {
    write.delete(registrationOfCompanyRecord(formerCompany, number));
  }
  write.set(registrationRecord(number), next, kept)
    .set(listedRegistrationRecord(next.state, next), true, kept)
    .set(registrationOfCompanyRecord(companyId, number), true, kept);
  const detail = { registration: number, ...staffId !== undefined && { staff: staffId } };
  audit.include(write, { at: act.at, event: EVENTS[act.to], detail });
  return next;
}
