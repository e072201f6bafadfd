/** `/login`: mobile and security code. */
import type { Hono } from "hono";
import { needOf } from "../../domain/access/needs.ts";
import { readTransaction } from "../../domain/journey/transaction.ts";
import { startSignIn } from "../../domain/code/request_code.ts";
import { proofBitsFor } from "../../domain/code/proof_bits_for.ts";
import { resumeVerification } from "../../domain/sign_in/verify_later.ts";
import type { MobileProps } from "../../views/sign_in/mobile.tsx";
import { callerOf, callerOrNew, keepTransaction, liveSessionOf } from "../site/caller.ts";
import type { WindowContext, WindowDeps, WindowEnv } from "../site/deps.ts";
import { readForm } from "../site/form.ts";
import { waysToLevel3 } from "../assurance/level.ts";
import { answer, goTo, type PageStatus, redirectTo } from "../site/page.ts";
import { problem } from "../site/problem.ts";
import { returnTo, targetLocation } from "../site/return_to.ts";

export function addMobileStep(app: Hono<WindowEnv>, deps: WindowDeps): void {
  const { clock } = deps.signIn;

  app.get("/login", async (c) => {
    const target = returnTo(deps, c);
    if (target.service?.level === 3 && !waysToLevel3(deps).length) {
      return await problem(deps, c, "level_unavailable");
    }

    const live = await liveSessionOf(deps, c);
    const begun = callerOf(deps, c);
    const caller = begun ?? callerOrNew(deps, c);
    if (live) {
      const need = target.service && needOf(live.session, target.service, clock.now());
      if (!need) {
        const { sessionDigest } = live;
        const language = c.get("language");
        const display = c.get("display");
        return redirectTo(
          c,
          await targetLocation(deps, target, { sessionDigest, language, display }),
        );
      }
      if (need === "verify" && await resumeVerification(deps.signIn, caller, live)) {
        return await goTo(deps, c, "/login/postal-code");
      }
      if (need === "level3") return await goTo(deps, c, "/login/level");
      if (need === "company" || need === "person") return await goTo(deps, c, `/login/${need}`);
    }
    const running = begun && await readTransaction(deps.signIn, begun);
    const code = c.req.query("sent_back") === undefined ? undefined : running?.failure;
    return await page(c, {
      // Whose number a national ID led to is not shown.
      mobile: running?.nationalId ?? running?.mobile ?? live?.account.mobile ?? "",
      failure: code && { code },
      resumable: running !== null && !["mobile", "company", "refused"].includes(running.step),
    }, code ? 422 : 200);
  });

  app.get("/login/lapsed", async (c) => {
    // A form sent twice: its first answer has signed this browser in.
    if (await liveSessionOf(deps, c)) return await goTo(deps, c, "/login");
    return await page(c, { mobile: "", failure: { code: "lapsed" } });
  });

  app.post("/login", async (c) => {
    const form = await readForm(c, ["mobile", "captcha", "captcha_id", "proof", "action"]);
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
      proof: form.proof,
    });
    switch (result.outcome) {
      case "sent":
      case "undelivered":
      case "waiting":
        keepTransaction(deps, c, result.transactionToken);
        return await goTo(deps, c, "/login/code");
      case "mobile":
        // The challenge was not spent: the person keeps it and what they typed.
        return await page(c, {
          mobile,
          captcha: form.captcha,
          captchaId: form.captcha_id,
          proved: form.proof,
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
    { proved, ...props }: Omit<MobileProps, "captchaId" | "proof"> & {
      /** Of a challenge that was not spent. */
      captchaId?: string;
      proved?: string;
    },
    status: PageStatus = 200,
  ): Promise<Response> {
    const { captchas } = deps.signIn;
    const caller = callerOrNew(deps, c);
    const known = props.captchaId ? await captchas.bits(props.captchaId, caller.transaction) : null;
    const bits = known ?? await proofBitsFor(deps.signIn, caller);
    const captchaId = known === null
      ? await captchas.issue(caller.transaction, deps.views.digitScript(c.get("language")), bits)
      : props.captchaId!;
    const proof = { bits, value: known === null ? undefined : proved };
    const retryAt = props.failure && "retryAt" in props.failure ? props.failure.retryAt : undefined;
    return await answer(
      deps,
      c,
      (context) => deps.views.mobile(context, { ...props, captchaId, proof }),
      { status, retryAt },
    );
  }
}
