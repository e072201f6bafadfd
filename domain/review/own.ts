/** Nobody reviews their own agency, nor what they have a part in (docs/decisions/0334). */
import type { Application, ApplicationRevision } from "../application/application.ts";
import type { Staff } from "../staff/staff.ts";

/** `members`: all who are or were of the agency's staff. Two user names may be one person's. */
export function isOwn(
  { id, agencyId, mobile }: Pick<Staff, "id" | "agencyId" | "mobile">,
  application: Pick<Application, "agencyId">,
  { content, submittedBy, members }:
    & Pick<ApplicationRevision, "content" | "submittedBy">
    & { members: readonly Pick<Staff, "id" | "mobile">[] },
): boolean {
  return agencyId === application.agencyId || submittedBy === id ||
    members.some((member) => member.id === id || member.mobile === mobile) ||
    content.contacts.some((contact) => contact.mobile === mobile);
}
