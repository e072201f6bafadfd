/** Acting for a company, and the profile where one switches to it. */
import type { CompanyProps, ProfileProps } from "../props.ts";
import { AFTAB, SOON, TOMORROW } from "./sample.ts";
import type { States } from "./states.ts";

const COMPANY: CompanyProps = { companyId: "", forService: false };

const TYPED_COMPANY: CompanyProps = { companyId: "99900001010", forService: false };

const PROFILE: ProfileProps = {
  firstName: "سارا",
  lastName: "احمدی",
  status: "verified",
  level: 2,
  companies: [],
  form: { companyId: "" },
};

export const companyStates: States<"company" | "personOnly" | "profile"> = {
  company: {
    empty: COMPANY,
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
  profile: {
    person: PROFILE,
    "with-companies": { ...PROFILE, companies: [AFTAB] },
    acting: { ...PROFILE, actingFor: AFTAB },
    temporary: { ...PROFILE, status: "temporary", level: 1 },
    "not-found": { ...PROFILE, form: { companyId: "99900001010", failure: { code: "not_found" } } },
  },
};
