/** Port to the companies' registry (ثبت شرکت‌ها). */
import type { PersonIdentity } from "../identity/person_identity.ts";

export interface CompanyRecord {
  name: string;
  status: "active" | "dissolved";
  /** What the person who asks is to the company. */
  role: "chief_executive" | "manager" | "none";
}

export interface CompanyRegistry {
  /**
   * What is registered under `companyId`, and the role in it of this person and no other; `null` when no
   * company has that identifier. Throws `RegistryUnavailable` when no trustworthy answer came in time.
   */
  findCompany(companyId: string, person: PersonIdentity): Promise<CompanyRecord | null>;
}
