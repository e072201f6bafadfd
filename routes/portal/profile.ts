/** `/profile`: who one is here, and the companies that one acts for. */
import type { Hono } from "hono";
import { companiesOf } from "../../domain/company/account_companies.ts";
import { actForCompany, actForSelf, type Switched } from "../../domain/company/act_for_company.ts";
import type { LiveSession } from "../../domain/session/live_sessions.ts";
import type { CompanyFormProps } from "../../views/company/company_form.tsx";
import { adopt } from "../site/acting.ts";
import { callerOrNew, liveSessionOf } from "../site/caller.ts";
import { companyFormOf, retryAtOf } from "../company/company.ts";
import type { WindowContext, WindowDeps, WindowEnv } from "../site/deps.ts";
import { readForm } from "../site/form.ts";
import { answer, type PageStatus, redirectTo } from "../site/page.ts";
import { problem } from "../site/problem.ts";

export function addProfile(app: Hono<WindowEnv>, deps: WindowDeps): void {
  app.get("/profile", async (c) => {
    const live = await liveSessionOf(deps, c);
    return live ? await page(c, live, { companyId: "" }) : signInFirst(c);
  });
  // After a reload from the address bar.
  app.get("/profile/company", (c) => redirectTo(c, "/profile"));

  app.post("/profile/company", async (c) => {
    const form = await readForm(c, ["company_id"]);
    if (!form) return await problem(deps, c, "bad_request");
    const live = await liveSessionOf(deps, c);
    if (!live) return signInFirst(c);
    const result = await actForCompany(deps.signIn, callerOrNew(deps, c), live, form.company_id);
    if (result.outcome === "switched") return switched(c, result);
    const shown = companyFormOf(form.company_id, result);
    return shown ? await page(c, live, shown.form, shown.status) : redirectTo(c, "/profile");
  });

  app.post("/profile/self", async (c) => {
    const live = await liveSessionOf(deps, c);
    if (!live) return signInFirst(c);
    const result = await actForSelf(deps.signIn, callerOrNew(deps, c), live);
    return result.outcome === "switched" ? switched(c, result) : redirectTo(c, "/profile");
  });

  function switched(c: WindowContext, result: Switched): Response {
    adopt(deps, c, result);
    return redirectTo(c, "/profile");
  }

  async function page(
    c: WindowContext,
    { account, session }: LiveSession,
    form: CompanyFormProps,
    status: PageStatus = 200,
  ): Promise<Response> {
    const companies = await companiesOf(deps.signIn.store, account.id);
    const { firstName, lastName, status: accountStatus } = account;
    return await answer(
      deps,
      c,
      (context) =>
        deps.views.profile(context, {
          firstName,
          lastName,
          status: accountStatus,
          level: session.level,
          actingFor: session.actingFor,
          companies: companies.filter(({ companyId }) =>
            companyId !== session.actingFor?.companyId
          ),
          form,
        }),
      { status, retryAt: retryAtOf(form) },
    );
  }
}

function signInFirst(c: WindowContext): Response {
  return redirectTo(c, `/login?${new URLSearchParams({ return_to: "/profile" })}`);
}
