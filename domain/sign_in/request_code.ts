/** Step 1: a mobile (or national ID) and a security code in, a one-time code on its way out. Also sends it again. */
import type { RetryAt } from "../challenge/person_budget.ts";
import { currentPlace, type PlaceBudget } from "../challenge/place_budget.ts";
import { HOUR } from "../platform.ts";
import { transact } from "../store.ts";
import { auditRecord, type Caller, type SignInDeps } from "./deps.ts";
import { addressKey, PLACE_BUDGET_LIFETIME } from "./place_keys.ts";
import { sendCode, type SendCodeOutcome } from "./send_code.ts";
import { findSubject, isSameSubject } from "./subject.ts";
import { readTransaction } from "./transaction.ts";

export type RequestCodeOutcome =
  | SendCodeOutcome
  | { outcome: "captcha"; error: "missing" | "wrong" | "expired" }
  | { outcome: "mobile"; error: "missing" | "format" | "national_id" }
  /** No code step is under way in this browser. */
  | { outcome: "elsewhere" };

/**
 * Begins the journey under a token of its own, so that nobody who knew the browser's cookie before can follow
 * it. The token is derived from the challenge, so that the same form sent twice leads to the same journey.
 */
export async function startSignIn(
  deps: SignInDeps,
  caller: Caller,
  typed: { mobile: string; captchaId: string; captcha: string; proof?: string },
): Promise<RequestCodeOutcome & { transactionToken?: string }> {
  // The challenge is spent last, so that a slip in the number does not cost it.
  const subject = await findSubject(deps, typed.mobile);
  if ("error" in subject) return { outcome: "mobile", error: subject.error };
  const { captchaId, captcha, proof } = typed;
  if (!captcha.trim() && !proof) return { outcome: "captcha", error: "missing" };

  const closedUntil = await captchasClosedUntil(deps, caller);
  if (closedUntil !== null) return { outcome: "limited", retryAt: closedUntil };
  // What somebody typed is judged as typed; the browser's work stands in for an empty field.
  const verdict = captcha.trim()
    ? await deps.captchas.verify(captchaId, caller.transaction, captcha)
    : await deps.captchas.verifyProof(captchaId, caller.transaction, proof!);
  const transactionToken = deps.hash.digest(
    "next_transaction",
    caller.transaction,
    typed.captchaId,
  );
  const transaction = deps.hash.digest("transaction", transactionToken);
  if (verdict === "right") {
    const next = { ...caller, transaction, former: caller.transaction };
    return { ...await sendCode(deps, next, subject), transactionToken };
  }

  const running = await readTransaction(deps.store, { transaction });
  if (verdict === "expired" && running?.step === "code" && isSameSubject(running, subject)) {
    // The form was submitted twice: the first of the two has sent the code.
    return { outcome: "sent", transactionToken };
  }
  const retryAt = await countFailedCaptcha(deps, caller);
  return retryAt === null
    ? { outcome: "captcha", error: verdict }
    : { outcome: "limited", retryAt };
}

async function captchasClosedUntil(deps: SignInDeps, caller: Caller): Promise<RetryAt> {
  const { value } = await deps.store.get<PlaceBudget>(addressKey(caller));
  const place = currentPlace(value, deps.clock.now());
  const closed = place.failedCaptchas >= deps.rules.address.failedCaptchasPerHour;
  return closed ? place.windowStart + HOUR : null;
}

/** One record an address, however many fail; what is audited is that an address went over its limit. */
async function countFailedCaptcha(deps: SignInDeps, caller: Caller): Promise<RetryAt> {
  const key = addressKey(caller);
  const now = deps.clock.now();
  return await transact<[PlaceBudget], RetryAt>(deps.store, [key], ([entry], write) => {
    const place = currentPlace(entry.value, now);
    const failed = place.failedCaptchas + 1;
    write.set(key, { ...place, failedCaptchas: failed }, { expireIn: PLACE_BUDGET_LIFETIME });
    const limit = deps.rules.address.failedCaptchasPerHour;
    if (failed === limit) deps.audit.include(write, auditRecord(deps, caller, "captcha.limited"));
    return failed < limit ? null : place.windowStart + HOUR;
  });
}

export async function resendCode(deps: SignInDeps, caller: Caller): Promise<RequestCodeOutcome> {
  const transaction = await readTransaction(deps.store, caller);
  if (transaction?.step !== "code") return { outcome: "elsewhere" };
  const now = deps.clock.now();
  if (now < transaction.resendAt) return { outcome: "limited", retryAt: transaction.resendAt };
  const { mobile, nationalId } = transaction;
  return await sendCode(deps, caller, { mobile, nationalId }, true);
}
