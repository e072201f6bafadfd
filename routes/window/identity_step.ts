/** `/login/identity` and `/login/confirm`: who is it, and is that the right name? */
import type { Hono } from "hono";
import { checkIdentity } from "../../domain/sign_in/check_identity.ts";
import { confirmPerson } from "../../domain/sign_in/confirm_person.ts";
import { nextStep } from "../../domain/sign_in/journey.ts";
import { readTransaction, type TypedIdentity } from "../../domain/sign_in/transaction.ts";
import type { IdentityProps } from "../../views/props.ts";
import { callerOf } from "./caller.ts";
import type { WindowContext, WindowDeps, WindowEnv } from "./deps.ts";
import { readForm } from "./form.ts";
import { answer, goTo, type PageStatus } from "./page.ts";
import { problem } from "./problem.ts";
import { goToCurrentStep } from "./steps.ts";

export function addIdentityStep(app: Hono<WindowEnv>, deps: WindowDeps): void {
  const { store } = deps.signIn;

  app.get("/login/identity", async (c) => {
    const caller = callerOf(deps, c);
    const running = caller && await readTransaction(store, caller);
    if (!running || !nextStep(running.step, "person_found")) {
      return await goToCurrentStep(deps, c);
    }
    return await page(
      c,
      running.typedIdentity ?? { nationalId: "", day: "", month: "", year: "" },
      {},
    );
  });

  app.post("/login/identity", async (c) => {
    const form = await readForm(c, ["national_id", "birth_day", "birth_month", "birth_year"]);
    if (!form) return await problem(deps, c, "bad_request");
    const caller = callerOf(deps, c);
    if (!caller) return await goToCurrentStep(deps, c);
    const typed = {
      nationalId: form.national_id,
      day: form.birth_day,
      month: form.birth_month,
      year: form.birth_year,
    };
    const result = await checkIdentity(deps.signIn, caller, typed);
    switch (result.outcome) {
      case "found":
        return await goTo(deps, c, "/login/confirm");
      case "refused":
        return await goTo(deps, c, "/login/refused");
      case "sim_mismatch":
        return await goTo(deps, c, "/login");
      case "invalid": {
        const { nationalId, birthDate } = result;
        return await page(c, typed, { errors: { nationalId, birthDate } }, 422);
      }
      case "mismatch":
        return await page(c, typed, { failure: { code: "mismatch" } }, 422);
      case "limited":
        return await page(c, typed, {
          failure: { code: "limited", retryAt: result.retryAt },
        }, 429);
      case "registry_unavailable": {
        // The post is not asked in this step.
        const registry = result.registry === "sim" ? "sim" : "civil";
        return await page(c, typed, {
          failure: { code: "registry_unavailable", registry, retryAt: result.retryAt },
        }, 503);
      }
      case "elsewhere":
        return await goToCurrentStep(deps, c);
    }
  });

  app.get("/login/refused", async (c) => {
    const caller = callerOf(deps, c);
    const running = caller && await readTransaction(store, caller);
    if (!running?.refusal) return await goToCurrentStep(deps, c);
    const reason = running.refusal;
    return await answer(deps, c, (context) => deps.views.refused(context, { reason }));
  });

  app.get("/login/confirm", async (c) => {
    const caller = callerOf(deps, c);
    const running = caller && await readTransaction(store, caller);
    const person = running?.identity?.person;
    if (!running || !person || !nextStep(running.step, "person_confirmed")) {
      return await goToCurrentStep(deps, c);
    }
    return await answer(deps, c, (context) => deps.views.confirm(context, person));
  });

  app.post("/login/confirm", async (c) => {
    const form = await readForm(c, ["decision"]);
    if (!form) return await problem(deps, c, "bad_request");
    const caller = callerOf(deps, c);
    const isMe = form.decision === "yes";
    if (!caller || !await confirmPerson(deps.signIn, caller, isMe)) {
      return await goToCurrentStep(deps, c);
    }
    return await goTo(deps, c, isMe ? "/login/postal-code" : "/login/identity");
  });

  async function page(
    c: WindowContext,
    { nationalId, day, month, year }: TypedIdentity,
    more: Pick<IdentityProps, "errors" | "failure">,
    status: PageStatus = 200,
  ): Promise<Response> {
    const props = { nationalId, birthDay: day, birthMonth: month, birthYear: year, ...more };
    const { failure } = more;
    const retryAt = failure && "retryAt" in failure ? failure.retryAt : undefined;
    return await answer(deps, c, (context) => deps.views.identity(context, props), {
      status,
      retryAt,
    });
  }
}
