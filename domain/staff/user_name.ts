/**
 * User names of the desk (agency-service-request, «ورود به سامانه»): a person's national ID, a
 * company's ID, or a name that was issued when the agency's registration was approved.
 */
import { parseCompanyId } from "../company/company_id.ts";
import { parseNationalId } from "../identity/national_id.ts";
import { withoutInvisible } from "../text/invisible.ts";

export type UserNameKind = "national_id" | "company_id" | "issued";

export interface UserName {
  kind: UserNameKind;
  /** As it is compared: Latin digits, small letters. */
  value: string;
}

/** A letter first, so that no issued name looks like a number. */
const ISSUED = /^[a-z][a-z0-9.-]{2,31}$/;

/** In place of what is no user name, so that it takes the same way. */
export const NOBODY: UserName = { kind: "issued", value: "" };

/** `null`: nobody has such a name. It is not said why, since the page does not say whose names exist. */
export function parseUserName(typed: string): UserName | null {
  const issued = withoutInvisible(typed).trim().toLowerCase();
  if (ISSUED.test(issued)) return { kind: "issued", value: issued };
  const person = parseNationalId(typed);
  if ("nationalId" in person) return { kind: "national_id", value: person.nationalId };
  const company = parseCompanyId(typed);
  return "companyId" in company ? { kind: "company_id", value: company.companyId } : null;
}
