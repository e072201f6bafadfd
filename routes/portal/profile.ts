/** `/profile`: what is kept of the person; `/profile/company`: the companies that they act for. */
import { actForCompany, actForSelf, type Switched } from "../../domain/company/act_for_company.ts";
import { lastAddressRequest } from "../../domain/identity/account.ts";
import { keptData } from "../../domain/portal/kept_data.ts";
import { levelProof } from "../../domain/profile/level_proof.ts";
import type { LiveSession } from "../../domain/session/live_sessions.ts";
import { type CompanyForm, companyFormOf, otherCompanies } from "../company/form.ts";
import { adopt, repeatAnswer } from "../site/go_on.ts";
import type { Site } from "../site/groups.ts";
import { type PageStatus, retryAtOf } from "../site/page.ts";
import type { Visit } from "../site/visit.ts";

const COMPANIES = "/profile/company";

export function mountProfile({ signedIn }: Site): void {
  signedIn.get("/profile", profile);
  signedIn.get(COMPANIES, (visit, live) => companies(visit, live, { companyId: "" }));
  signedIn.post(COMPANIES, choose, { repeated });
  signedIn.post("/profile/self", chooseSelf, { page: COMPANIES, repeated });
}

async function profile(visit: Visit, { account, session }: LiveSession): Promise<Response> {
  const { firstName, lastName, status } = account;
  const { by, at, lapsesAt } = levelProof(account, session);
  return await visit.page("profile", {
    firstName,
    lastName,
    status,
    level: session.level,
    proof: { by, at },
    lapsesAt,
    kept: keptData(account),
    addressRequest: await lastAddressRequest(visit.ports.store, account.id),
  });
}

async function choose(visit: Visit, live: LiveSession): Promise<Response | null> {
  const { company_id: typed } = await visit.form(["company_id"]);
  const result = await actForCompany(visit.ports, visit.callerOrNew(), live, typed);
  if (result.outcome === "switched") return switched(visit, result);
  const shown = companyFormOf(typed, result);
  if (shown) return await companies(visit, live, shown.form, shown.status);
  return null;
}

async function chooseSelf(visit: Visit, live: LiveSession): Promise<Response | null> {
  const result = await actForSelf(visit.ports, visit.callerOrNew(), live);
  if (result.outcome === "switched") return switched(visit, result);
  return null;
}

/** The form was sent twice: its first sending has switched the session. */
const repeated = (visit: Visit): Promise<Response | null> =>
  repeatAnswer(visit, {
    form: "company",
    typedOf: async () => (await visit.form(["company_id"])).company_id,
    leave: () => visit.leave(COMPANIES),
  });

function switched(visit: Visit, result: Switched): Response {
  adopt(visit, result);
  return visit.leave(COMPANIES);
}

async function companies(
  visit: Visit,
  live: LiveSession,
  form: CompanyForm,
  status: PageStatus = 200,
): Promise<Response> {
  const { actingFor, level } = live.session;
  return await visit.page("profileCompanies", {
    level,
    actingFor,
    companies: await otherCompanies(visit, live),
    form,
  }, { status, retryAt: retryAtOf(form.failure) });
}
