/** Port to the companies' registry (ثبت شرکت‌ها). */
import type { PersonIdentity } from "../identity/person_identity.ts";

export interface CompanyRecord {
  name: string;
  status: "active" | "dissolved";
  /** The person's role in the company. */
  role: "chief_executive" | "manager" | "none";
}

export interface CompanyRegistry {
  /**
   * The record of `companyId`, with this person's role and no other's; `null` if there is no such
   * company. Throws `RegistryUnavailable` without a valid answer in time.
   */
  findCompany(companyId: string, person: PersonIdentity): Promise<CompanyRecord | null>;
}
