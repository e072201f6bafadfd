/** The form for a company's ID, at the step and on the profile page. */
import { type AccountCompany, companiesOf } from "../../domain/company/account_companies.ts";
import type { ActForCompanyOutcome } from "../../domain/company/act_for_company.ts";
import type { LiveSession } from "../../domain/session/live_sessions.ts";
import type { PageProps, PageStatus } from "../site/page.ts";
import { PROBLEM_STATUS } from "../site/problem_status.ts";
import type { Visit } from "../site/visit.ts";

export type CompanyForm = PageProps<"profileCompanies">["form"];

/** Those that this person has acted for, without the one that the session acts for. */
export async function otherCompanies(
  { ports }: Visit,
  { account, session: { actingFor } }: LiveSession,
): Promise<AccountCompany[]> {
  const all = await companiesOf(ports.store, account.id);
  return all.filter(({ companyId }) => companyId !== actingFor?.companyId);
}

type NotSwitched = Exclude<ActForCompanyOutcome, { outcome: "switched" }>;

/** The form with its error; `null` if the form cannot help. */
export function companyFormOf(
  companyId: string,
  result: NotSwitched,
): { form: CompanyForm; status: PageStatus } | null {
  switch (result.outcome) {
    case "invalid":
      return { form: { companyId, error: result.error }, status: 422 };
    case "not_found":
    case "dissolved":
    case "not_chief_executive":
      return { form: { companyId, failure: { code: result.outcome } }, status: 422 };
    case "limited":
    case "registry_unavailable":
      return {
        form: { companyId, failure: { code: result.outcome, retryAt: result.retryAt } },
        status: PROBLEM_STATUS[result.outcome],
      };
    case "level_too_low":
    case "elsewhere":
      return null;
  }
}
