/** `/profile`: the person's data, and the companies that they act for. */
import { companiesOf } from "../../domain/company/account_companies.ts";
import { actForCompany, actForSelf, type Switched } from "../../domain/company/act_for_company.ts";
import type { LiveSession } from "../../domain/session/live_sessions.ts";
import { type CompanyForm, companyFormOf } from "../company/form.ts";
import { adopt, repeatAnswer } from "../site/go_on.ts";
import type { Site } from "../site/groups.ts";
import { type PageStatus, retryAtOf } from "../site/page.ts";
import type { Visit } from "../site/visit.ts";

const PROFILE = "/profile";

export function mountProfile({ open, signedIn }: Site): void {
  signedIn.get(PROFILE, (visit, live) => page(visit, live, { companyId: "" }));
  signedIn.post("/profile/company", choose, { page: PROFILE, repeated });
  signedIn.post("/profile/self", chooseSelf, { page: PROFILE, repeated });
  // After a reload from the address bar.
  open.get("/profile/company", (visit) => visit.leave(PROFILE));
}

async function choose(visit: Visit, live: LiveSession): Promise<Response> {
  const { company_id: typed } = await visit.form(["company_id"]);
  const result = await actForCompany(visit.ports, visit.callerOrNew(), live, typed);
  if (result.outcome === "switched") return switched(visit, result);
  const shown = companyFormOf(typed, result);
  if (shown) return await page(visit, live, shown.form, shown.status);
  return await repeated(visit) ?? visit.leave(PROFILE);
}

async function chooseSelf(visit: Visit, live: LiveSession): Promise<Response> {
  const result = await actForSelf(visit.ports, visit.callerOrNew(), live);
  if (result.outcome === "switched") return switched(visit, result);
  return await repeated(visit) ?? visit.leave(PROFILE);
}

/** The form was sent twice: its first sending has switched the session. */
const repeated = (visit: Visit): Promise<Response | null> =>
  repeatAnswer(visit, {
    form: "company",
    typedOf: async () => (await visit.form(["company_id"])).company_id,
    leave: () => visit.leave(PROFILE),
  });

function switched(visit: Visit, result: Switched): Response {
  adopt(visit, result);
  return visit.leave(PROFILE);
}

async function page(
  visit: Visit,
  { account, session }: LiveSession,
  form: CompanyForm,
  status: PageStatus = 200,
): Promise<Response> {
  const { actingFor, level } = session;
  const companies = await companiesOf(visit.ports.store, account.id);
  return await visit.page("profile", {
    firstName: account.firstName,
    lastName: account.lastName,
    status: account.status,
    level,
    actingFor,
    companies: companies.filter(({ companyId }) => companyId !== actingFor?.companyId),
    form,
  }, { status, retryAt: retryAtOf(form.failure) });
}
