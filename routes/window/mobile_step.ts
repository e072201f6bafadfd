/** `/login`: mobile and security code. */
import type { Hono } from "hono";
import { readTransaction } from "../../domain/sign_in/transaction.ts";
import { startSignIn } from "../../domain/sign_in/request_code.ts";
import { resumeVerification } from "../../domain/sign_in/verify_later.ts";
import type { MobileProps } from "../../views/props.ts";
import { SECOND } from "../../domain/platform.ts";
import type { LiveSession } from "../../domain/session/live_sessions.ts";
import { callerOf, callerOrNew, keepTransaction, liveSessionOf } from "./caller.ts";
import type { WindowContext, WindowDeps, WindowEnv } from "./deps.ts";
import { readForm } from "./form.ts";
import { answer, goTo, leaveFor, type PageStatus } from "./page.ts";
import { problem } from "./problem.ts";
import { type ReturnTo, returnTo, targetLocation } from "./return_to.ts";

export function addMobileStep(app: Hono<WindowEnv>, deps: WindowDeps): void {
  const { store, clock } = deps.signIn;

  app.get("/login", async (c) => {
    const target = returnTo(deps, c);
    if (target.service?.persons === "legal") return await problem(deps, c, "legal_only");
    if (target.service?.level === 3) return await problem(deps, c, "level_unavailable");

    const live = await liveSessionOf(deps, c);
    const caller = callerOrNew(deps, c);
    if (live) {
      const need = missing(live, target);
      if (!need) {
        const { sessionDigest } = live;
        const language = c.get("language");
        return leaveFor(c, await targetLocation(deps, target, { sessionDigest, language }));
      }
      if (need === "level" && await resumeVerification(deps.signIn, caller, live)) {
        return await goTo(deps, c, "/login/postal-code");
      }
    }
    const running = await readTransaction(store, caller);
    return await page(c, {
      mobile: running?.mobile ?? live?.account.mobile ?? "",
      failure: running?.failure && { code: running.failure },
      resumable: running !== null && running.step !== "mobile" && running.step !== "refused",
    }, running?.failure ? 422 : 200);
  });

  app.get("/login/lapsed", async (c) => {
    // A form sent twice: its first answer has signed this browser in.
    if (await liveSessionOf(deps, c)) return await goTo(deps, c, "/login");
    return await page(c, { mobile: "", failure: { code: "lapsed" } });
  });

  app.post("/login", async (c) => {
    const form = await readForm(c, ["mobile", "captcha", "captcha_id", "action"]);
    if (!form) return await problem(deps, c, "bad_request");
    const { mobile } = form;
    const caller = callerOf(deps, c);
    if (!caller) {
      callerOrNew(deps, c);
      return await page(c, { mobile, failure: { code: "cookies_needed" } }, 422);
    }
    if (form.action === "new_captcha") return await page(c, { mobile, drawnAgain: true });

    const result = await startSignIn(deps.signIn, caller, {
      mobile,
      captchaId: form.captcha_id,
      captcha: form.captcha,
    });
    switch (result.outcome) {
      case "sent":
      case "undelivered":
        keepTransaction(deps, c, result.transactionToken);
        return await goTo(deps, c, "/login/code");
      case "mobile":
        // The challenge was not spent: the person keeps it and what they typed.
        return await page(c, {
          mobile,
          captcha: form.captcha,
          captchaId: form.captcha_id,
          errors: { mobile: result.error },
        }, 422);
      case "captcha":
        return await page(c, { mobile, errors: { captcha: result.error } }, 422);
      case "limited":
        return await page(c, {
          mobile,
          failure: { code: "limited", retryAt: result.retryAt },
        }, 429);
      case "elsewhere":
        return await page(c, { mobile });
    }
  });

  async function page(
    c: WindowContext,
    props: Omit<MobileProps, "captchaId"> & { captchaId?: string },
    status: PageStatus = 200,
  ): Promise<Response> {
    const { transaction } = callerOrNew(deps, c);
    const captchaId = props.captchaId ||
      await deps.signIn.captchas.issue(
        transaction,
        deps.views.digitScript(c.get("language")),
      );
    const retryAt = props.failure && "retryAt" in props.failure ? props.failure.retryAt : undefined;
    return await answer(
      deps,
      c,
      (context) => deps.views.mobile(context, { ...props, captchaId }),
      { status, retryAt },
    );
  }

  /** What the session lacks for the target. */
  function missing({ session }: LiveSession, { service }: ReturnTo): "level" | "freshness" | null {
    if (!service) return null;
    if (session.level < service.level) return "level";
    const age = clock.now() - session.authTime;
    return service.max_age !== undefined && age > service.max_age * SECOND ? "freshness" : null;
  }
}
