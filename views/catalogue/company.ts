/** Acting for a company. */
import type { CompanyProps } from "../company/company.tsx";
import type { companyPages } from "../company/mod.ts";
import { AFTAB, SOON, TOMORROW } from "./samples/sample.ts";
import type { States } from "./samples/states.ts";

const COMPANY: CompanyProps = { companyId: "", forService: false, companies: [] };

const TYPED_COMPANY: CompanyProps = { ...COMPANY, companyId: "99900001010" };

export const companyStates: States<typeof companyPages> = {
  company: {
    empty: COMPANY,
    known: { ...COMPANY, companies: [AFTAB] },
    "also-for-persons": { ...COMPANY, forService: true },
    missing: { ...COMPANY, error: "missing" },
    format: { ...TYPED_COMPANY, companyId: "9990000101", error: "format" },
    "check-digit": { ...TYPED_COMPANY, error: "check_digit" },
    "not-found": { ...TYPED_COMPANY, failure: { code: "not_found" } },
    dissolved: { ...TYPED_COMPANY, failure: { code: "dissolved" } },
    "not-chief-executive": { ...TYPED_COMPANY, failure: { code: "not_chief_executive" } },
    "registry-unavailable": {
      ...TYPED_COMPANY,
      failure: { code: "registry_unavailable", retryAt: SOON },
    },
    limited: { ...TYPED_COMPANY, failure: { code: "limited", retryAt: TOMORROW } },
  },
  personOnly: { question: AFTAB },
};
