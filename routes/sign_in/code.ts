/** `/login/code`: the one-time code; `/login/returning`: what follows in a known browser. */
import type { Hono } from "hono";
import { maskMobile } from "../../domain/identity/mobile.ts";
import { enterCode } from "../../domain/code/enter_code.ts";
import { emailCode, emailWay } from "../../domain/code/email_code.ts";
import { resendCode } from "../../domain/code/request_code.ts";
import { sourceOf } from "../../domain/journey/subject.ts";
import { returnToAccount } from "../../domain/sign_in/return_to_account.ts";
import { readTransaction, type Transaction } from "../../domain/journey/transaction.ts";
import type { Caller } from "../../domain/journey/deps.ts";
import type { CodeProps } from "../../views/sign_in/code.tsx";
import { callerOf, keepTransaction } from "../site/caller.ts";
import type { WindowContext, WindowDeps, WindowEnv } from "../site/deps.ts";
import { readForm } from "../site/form.ts";
import { answer, goTo, type PageStatus } from "../site/page.ts";
import { problem } from "../site/problem.ts";
import { signIn } from "../site/signed_in.ts";
import { goToCurrentStep } from "./steps.ts";

export function addCodeStep(app: Hono<WindowEnv>, deps: WindowDeps): void {
  app.get("/login/code", (c) => page(c, {}));

  app.post("/login/code", async (c) => {
    const form = await readForm(c, ["code"]);
    if (!form) return await problem(deps, c, "bad_request");
    const caller = callerOf(deps, c);
    if (!caller) return await goToCurrentStep(deps, c);
    const result = await enterCode(deps.signIn, caller, form.code);
    switch (result.outcome) {
      case "accepted":
        keepTransaction(deps, c, result.transactionToken);
        return result.knownBrowser
          ? await returning(c, callerOf(deps, c)!)
          : await goTo(deps, c, "/login/identity");
      case "wrong":
        return await page(c, { error: { code: "wrong", triesLeft: result.triesLeft } }, 422);
      case "spent":
        return await page(c, { error: { code: "used" } }, 422);
      case "limited":
        return await page(c, { failure: { code: "limited", retryAt: result.retryAt } }, 429);
      case "missing":
      case "format":
      case "expired":
      case "none":
        return await page(c, { code: form.code, error: { code: result.outcome } }, 422);
      case "elsewhere":
        return await goToCurrentStep(deps, c);
    }
  });

  app.post("/login/code/resend", async (c) => {
    const caller = callerOf(deps, c);
    if (!caller) return await goToCurrentStep(deps, c);
    const result = await resendCode(deps.signIn, caller);
    switch (result.outcome) {
      case "sent":
        return await page(c, { notice: "sent_again" });
      case "limited":
        return await page(c, { failure: { code: "limited", retryAt: result.retryAt } }, 429);
      case "undelivered":
        return await page(c, {}, 503);
      case "waiting":
        return await page(c, {});
      default:
        return await goToCurrentStep(deps, c);
    }
  });

  app.post("/login/code/email", async (c) => {
    const caller = callerOf(deps, c);
    if (!caller) return await goToCurrentStep(deps, c);
    const result = await emailCode(deps.signIn, caller);
    switch (result.outcome) {
      case "sent":
        return await page(c, { notice: "emailed" });
      case "expired":
        return await page(c, { error: { code: "expired" } }, 422);
      case "limited":
        return await page(c, { failure: { code: "limited", retryAt: result.retryAt } }, 429);
      case "elsewhere":
        return await goToCurrentStep(deps, c);
    }
  });
  // After a reload from the address bar.
  app.get("/login/code/:action{resend|email}", (c) => goTo(deps, c, "/login/code"));

  app.get("/login/returning", async (c) => {
    const caller = callerOf(deps, c);
    const running = caller && await readTransaction(deps.signIn, caller);
    if (running?.step !== "returning") return await goToCurrentStep(deps, c);
    return await answer(deps, c, (context) => deps.views.returning(context, {}));
  });

  app.post("/login/returning", async (c) => {
    const caller = callerOf(deps, c);
    if (!caller) return await goToCurrentStep(deps, c);
    return await returning(c, caller);
  });

  async function returning(c: WindowContext, caller: Caller): Promise<Response> {
    const result = await returnToAccount(deps.signIn, caller);
    switch (result.outcome) {
      case "signed_in":
        return await signIn(deps, c, result);
      case "identity_needed":
        return await goTo(deps, c, "/login/identity");
      case "registry_unavailable": {
        const { retryAt } = result;
        return await answer(
          deps,
          c,
          (context) => deps.views.returning(context, { retryAt }),
          { status: 503, retryAt },
        );
      }
      case "elsewhere":
        return await goToCurrentStep(deps, c);
    }
  }

  async function page(
    c: WindowContext,
    props: Pick<CodeProps, "code" | "error" | "failure" | "notice">,
    status: PageStatus = 200,
  ): Promise<Response> {
    const caller = callerOf(deps, c);
    const running = caller && await readTransaction(deps.signIn, caller);
    if (!caller || running?.step !== "code") return await goToCurrentStep(deps, c);
    const { mobile, nationalId, code, resendAt } = running;
    const source = await sourceOf(deps.signIn, caller, mobile);
    // A browser of the person's own may see which number it is.
    const shown = nationalId === undefined || source.knownBrowser !== undefined;
    const email = await emailWay(deps.signIn, mobile, source);
    const failure = props.failure ??
      (props.notice ? undefined : failureOf(running, shown, props.error));
    return await answer(
      deps,
      c,
      (context) =>
        deps.views.code(context, {
          ...props,
          failure,
          maskedMobile: shown ? maskMobile(mobile) : undefined,
          length: deps.signIn.rules.code.digits,
          expiresAt: code?.expiresAt,
          resendAt,
          ways: { dial: deps.signIn.ussd, email },
        }),
      {
        status: failure?.code === "waiting" && status === 200 ? 429 : status,
        retryAt: failure?.retryAt,
      },
    );
  }

  /** What became of the message, unless that would tell whether a national ID has an account. */
  function failureOf(
    { code, resendAt, codeUndelivered, codeLost }: Transaction,
    told: boolean,
    error: CodeProps["error"],
  ): CodeProps["failure"] {
    if (!code) {
      const waits = !error && deps.signIn.clock.now() < resendAt;
      return waits ? { code: "waiting", retryAt: resendAt } : undefined;
    }
    if (!told) return undefined;
    if (codeUndelivered) return { code: "delivery_failed", retryAt: resendAt };
    return codeLost ? { code: "lost", retryAt: resendAt } : undefined;
  }
}
