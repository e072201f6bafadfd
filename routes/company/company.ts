/**
 * `/login/company`: for which company? `/login/person`: for oneself again, at a service that companies cannot
 * use. Both stand between a session and a service.
 */
import type { Hono } from "hono";
import {
  actForCompany,
  type ActForCompanyOutcome,
  actForSelf,
} from "../../domain/company/act_for_company.ts";
import { wrongParty } from "../../domain/access/needs.ts";
import { beginCompanyStep, isAtCompanyStep } from "../../domain/company/company_step.ts";
import type { LiveSession } from "../../domain/session/live_sessions.ts";
import type { CompanyFormProps } from "../../views/company/company_form.tsx";
import { adopt, goOn } from "../site/acting.ts";
import { callerOf, callerOrNew, liveSessionOf } from "../site/caller.ts";
import type { WindowContext, WindowDeps, WindowEnv } from "../site/deps.ts";
import { readForm } from "../site/form.ts";
import { answer, goTo, type PageStatus, redirectTo } from "../site/page.ts";
import { problem } from "../site/problem.ts";
import { returnTo } from "../site/return_to.ts";
import { goToCurrentStep } from "../sign_in/steps.ts";

export function addCompanyStep(app: Hono<WindowEnv>, deps: WindowDeps): void {
  app.get("/login/company", async (c) => {
    const live = await liveSessionOf(deps, c);
    if (!live) return await goTo(deps, c, "/login");
    // Without a level the first page says what is missing.
    if (!await beginCompanyStep(deps.signIn, callerOrNew(deps, c), live)) return redirectTo(c, "/");
    return await page(c, { companyId: "" });
  });

  app.post("/login/company", async (c) => {
    const form = await readForm(c, ["company_id", "action"]);
    if (!form) return await problem(deps, c, "bad_request");
    const live = await liveSessionOf(deps, c);
    if (!live) return await goTo(deps, c, "/login");
    const caller = callerOf(deps, c);
    if (!caller || !await isAtCompanyStep(deps.signIn, caller, live)) {
      return await goToCurrentStep(deps, c);
    }
    if (form.action === "self") return await asOneself(c, live);
    const result = await actForCompany(deps.signIn, caller, live, form.company_id);
    if (result.outcome === "switched") return await goOn(deps, c, adopt(deps, c, result));
    const shown = companyFormOf(form.company_id, result);
    return shown ? await page(c, shown.form, shown.status) : await goTo(deps, c, "/login");
  });

  app.get("/login/person", async (c) => {
    const live = await liveSessionOf(deps, c);
    const { service } = returnTo(deps, c);
    const actingFor = live?.session.actingFor;
    if (!actingFor || !service || wrongParty(live.session, service) !== "person") {
      return await goTo(deps, c, "/login");
    }
    return await answer(deps, c, (context) => deps.views.personOnly(context, actingFor));
  });

  app.post("/login/person", async (c) => {
    const live = await liveSessionOf(deps, c);
    return live ? await asOneself(c, live) : await goTo(deps, c, "/login");
  });

  async function asOneself(c: WindowContext, live: LiveSession): Promise<Response> {
    let { sessionDigest } = live;
    if (live.session.actingFor) {
      const result = await actForSelf(deps.signIn, callerOrNew(deps, c), live);
      if (result.outcome === "elsewhere") return await goTo(deps, c, "/login");
      sessionDigest = adopt(deps, c, result);
    }
    // A service for companies would only ask again.
    const closed = returnTo(deps, c).service?.persons === "legal";
    return closed ? redirectTo(c, "/") : await goOn(deps, c, sessionDigest);
  }

  async function page(
    c: WindowContext,
    form: CompanyFormProps,
    status: PageStatus = 200,
  ): Promise<Response> {
    const forService = returnTo(deps, c).service?.persons === "both";
    return await answer(
      deps,
      c,
      (context) => deps.views.company(context, { ...form, forService }),
      { status, retryAt: retryAtOf(form) },
    );
  }
}

export function retryAtOf({ failure }: CompanyFormProps): number | undefined {
  return failure && "retryAt" in failure ? failure.retryAt : undefined;
}

type NotSwitched = Exclude<ActForCompanyOutcome, { outcome: "switched" }>;

/** The form again with what stands in the way; `null` when it is not the form that can help. */
export function companyFormOf(
  companyId: string,
  result: NotSwitched,
): { form: CompanyFormProps; status: PageStatus } | null {
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
        status: result.outcome === "limited" ? 429 : 503,
      };
    case "level_too_low":
    case "elsewhere":
      return null;
  }
}
