/**
 * `/login/company`: the choice of a company. `/login/person`: acting for oneself again, at a
 * service that does not serve companies. Both are between a session and a service.
 */
import { wrongParty } from "../../domain/access/needs.ts";
import { actForCompany, actForSelf } from "../../domain/company/act_for_company.ts";
import { beginCompanyStep, isAtCompanyStep } from "../../domain/company/company_step.ts";
import type { LiveSession } from "../../domain/session/live_sessions.ts";
import { goToCurrentStep } from "../sign_in/steps.ts";
import { adopt, goToTarget, repeatAnswer } from "../site/go_on.ts";
import type { Site } from "../site/groups.ts";
import { type PageStatus, retryAtOf } from "../site/page.ts";
import type { Visit } from "../site/visit.ts";
import { type CompanyForm, companyFormOf, otherCompanies } from "./form.ts";

export function mountCompany({ signedIn }: Site): void {
  signedIn.get("/login/company", ask);
  signedIn.post("/login/company", choose, { repeated });
  signedIn.get("/login/person", askForPerson);
  signedIn.post("/login/person", goOnAsOneself, { repeated });
}

async function ask(visit: Visit, live: LiveSession): Promise<Response> {
  // Without a level the first page says what is missing.
  if (!await beginCompanyStep(visit.ports, visit.callerOrNew(), live)) return visit.leave("/");
  return await page(visit, live, { companyId: "" });
}

async function choose(visit: Visit, live: LiveSession): Promise<Response | null> {
  const { company_id: typed, action } = await visit.form(["company_id", "action"]);
  const { ports, caller } = visit;
  if (!caller || !await isAtCompanyStep(ports, caller, live)) {
    // The first sending of two has just left the step.
    return await repeated(visit) ?? await goToCurrentStep(visit);
  }
  if (action === "self") return await goOnAsOneself(visit, live);
  const result = await actForCompany(ports, caller, live, typed);
  if (result.outcome === "switched") return await goToTarget(visit, adopt(visit, result));
  const shown = companyFormOf(typed, result);
  if (shown) return await page(visit, live, shown.form, shown.status);
  return null;
}

/** The form was sent twice: its first sending has switched the session. */
const repeated = (visit: Visit): Promise<Response | null> =>
  repeatAnswer(visit, {
    form: "company",
    typedOf: async () => {
      const { company_id: typed, action } = await visit.form(["company_id", "action"]);
      return action === "self" || visit.path === "/login/person" ? "" : typed;
    },
    leave: (digest, typed) => goOnAs(visit, digest, { isSelf: typed === "" }),
  });

async function askForPerson(visit: Visit, { session }: LiveSession): Promise<Response> {
  const { service } = visit.target;
  const { actingFor } = session;
  if (!actingFor || !service || wrongParty(session, service) !== "person") {
    return await visit.goTo("/login");
  }
  return await visit.page("personOnly", actingFor);
}

async function goOnAsOneself(visit: Visit, live: LiveSession): Promise<Response | null> {
  let { sessionDigest } = live;
  if (live.session.actingFor) {
    const result = await actForSelf(visit.ports, visit.callerOrNew(), live);
    if (result.outcome === "elsewhere") return null;
    sessionDigest = adopt(visit, result);
  }
  return await goOnAs(visit, sessionDigest, { isSelf: true });
}

async function goOnAs(
  visit: Visit,
  sessionDigest: string,
  { isSelf }: { isSelf: boolean },
): Promise<Response> {
  // A service for companies would only ask again.
  const closed = isSelf && visit.target.service?.persons === "legal";
  return closed ? visit.leave("/") : await goToTarget(visit, sessionDigest);
}

async function page(
  visit: Visit,
  live: LiveSession,
  form: CompanyForm,
  status: PageStatus = 200,
): Promise<Response> {
  const forService = visit.target.service?.persons === "both";
  const companies = await otherCompanies(visit, live);
  return await visit.page("company", { ...form, forService, companies }, {
    status,
    retryAt: retryAtOf(form.failure),
  });
}
