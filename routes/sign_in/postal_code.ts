/** `/login/postal-code`: the last step. */
import type { Hono } from "hono";
import { confirmAddress, postponeAddress } from "../../domain/sign_in/confirm_address.ts";
import { readTransaction } from "../../domain/journey/transaction.ts";
import { resumeVerification } from "../../domain/sign_in/verify_later.ts";
import type { PostalCodeProps } from "../../views/sign_in/postal_code.tsx";
import { callerOf, callerOrNew, liveSessionOf } from "../site/caller.ts";
import type { WindowContext, WindowDeps, WindowEnv } from "../site/deps.ts";
import { readForm } from "../site/form.ts";
import { answer, type PageStatus } from "../site/page.ts";
import { problem } from "../site/problem.ts";
import { signIn } from "../site/signed_in.ts";
import { goToCurrentStep } from "./steps.ts";

export function addPostalCodeStep(app: Hono<WindowEnv>, deps: WindowDeps): void {
  app.get("/login/postal-code", async (c) => {
    // A signed-in person with a temporary account comes here from the home page.
    const caller = callerOrNew(deps, c);
    const running = await readTransaction(deps.signIn, caller);
    const live = running ? null : await liveSessionOf(deps, c);
    if (live) await resumeVerification(deps.signIn, caller, live);
    return await page(c, {});
  });

  app.post("/login/postal-code", async (c) => {
    const form = await readForm(c, ["postal_code", "action"]);
    if (!form) return await problem(deps, c, "bad_request");
    const caller = callerOf(deps, c);
    if (!caller) return await goToCurrentStep(deps, c);
    const result = form.action === "temporary"
      ? await postponeAddress(deps.signIn, caller)
      : await confirmAddress(deps.signIn, caller, form.postal_code);
    const postalCode = form.postal_code;
    switch (result.outcome) {
      case "signed_in":
        return await signIn(deps, c, result);
      case "invalid":
        return await page(c, { postalCode, error: result.error }, 422);
      case "registry_unavailable":
      case "limited": {
        const { outcome: code, retryAt } = result;
        const status = code === "limited" ? 429 : 503;
        return await page(c, { postalCode, failure: { code, retryAt } }, status);
      }
      case "elsewhere":
        return await goToCurrentStep(deps, c);
    }
  });

  async function page(
    c: WindowContext,
    props: Partial<Pick<PostalCodeProps, "postalCode" | "error" | "failure">>,
    status: PageStatus = 200,
  ): Promise<Response> {
    const caller = callerOf(deps, c);
    const running = caller && await readTransaction(deps.signIn, caller);
    if (running?.step !== "postal_code") return await goToCurrentStep(deps, c);
    const registered = running.identity?.person.postalCode;
    const postalCode = props.postalCode ?? registered ?? "";
    return await answer(
      deps,
      c,
      (context) =>
        deps.views.postalCode(context, {
          ...props,
          postalCode,
          registered: postalCode !== "" && postalCode === registered,
          // Whoever cannot confirm an address now is not kept out of what needs none.
          temporaryOffered: Boolean(props.failure || props.error === "unknown"),
        }),
      { status, retryAt: props.failure?.retryAt },
    );
  }
}
