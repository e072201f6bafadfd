/** `/login/identity` and `/login/confirm`: who is it, and is that the right name? */
import type { Hono } from "hono";
import { checkIdentity } from "../../domain/sign_in/check_identity.ts";
import { confirmPerson } from "../../domain/sign_in/confirm_person.ts";
import { nextStep } from "../../domain/journey/journey.ts";
import type { IdentityErrors } from "../../domain/sign_in/parse_identity.ts";
import { readTransaction, type TypedIdentity } from "../../domain/journey/transaction.ts";
import type { IdentityProps } from "../../views/sign_in/identity.tsx";
import { callerOf } from "../site/caller.ts";
import type { WindowContext, WindowDeps, WindowEnv } from "../site/deps.ts";
import { readForm } from "../site/form.ts";
import { fieldsOfTab, identityProps, readIdentityForm } from "./identity_form.ts";
import { answer, goTo, type PageStatus } from "../site/page.ts";
import { problem } from "../site/problem.ts";
import { goToCurrentStep, SENT_BACK } from "./steps.ts";

export function addIdentityStep(app: Hono<WindowEnv>, deps: WindowDeps): void {
  app.get("/login/identity", async (c) => {
    const caller = callerOf(deps, c);
    const running = caller && await readTransaction(deps.signIn, caller);
    if (!running || !nextStep(running.step, "person_found")) {
      return await goToCurrentStep(deps, c);
    }
    return await page(c, fieldsOfTab(c.req.query("kind"), running.typedIdentity), {});
  });

  app.post("/login/identity", async (c) => {
    const typed = await readIdentityForm(c);
    if (!typed) return await problem(deps, c, "bad_request");
    const caller = callerOf(deps, c);
    if (!caller) return await goToCurrentStep(deps, c);
    const result = await checkIdentity(deps.signIn, caller, typed);
    switch (result.outcome) {
      case "found":
        return await goTo(deps, c, "/login/confirm");
      case "refused":
        return await goTo(deps, c, "/login/refused");
      case "sim_mismatch":
        return await goTo(deps, c, SENT_BACK);
      case "invalid":
        return await page(c, typed, { errors: result.errors }, 422);
      case "mismatch":
        return await page(c, typed, { failure: { code: "mismatch" } }, 422);
      case "limited":
        return await page(c, typed, {
          failure: { code: "limited", retryAt: result.retryAt },
        }, 429);
      case "registry_unavailable": {
        const { registry } = result;
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
    const running = caller && await readTransaction(deps.signIn, caller);
    if (!running?.refusal) return await goToCurrentStep(deps, c);
    const reason = running.refusal;
    return await answer(deps, c, (context) => deps.views.refused(context, { reason }));
  });

  app.get("/login/confirm", async (c) => {
    const caller = callerOf(deps, c);
    const running = caller && await readTransaction(deps.signIn, caller);
    const { person, who } = running?.identity ?? {};
    if (!running || !person || !nextStep(running.step, "person_confirmed")) {
      return await goToCurrentStep(deps, c);
    }
    return await answer(
      deps,
      c,
      (context) => deps.views.confirm(context, { ...person, foreign: who?.kind === "foreign" }),
    );
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
    typed: TypedIdentity,
    more: { errors?: IdentityErrors; failure?: IdentityProps["failure"] },
    status: PageStatus = 200,
  ): Promise<Response> {
    const props = identityProps(typed, more);
    const { failure } = more;
    const retryAt = failure && "retryAt" in failure ? failure.retryAt : undefined;
    return await answer(deps, c, (context) => deps.views.identity(context, props), {
      status,
      retryAt,
    });
  }
}
