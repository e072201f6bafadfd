/**
 * Step 1: takes a mobile number (or national ID) and a security code, and sends a one-time code.
 * Also sends it again.
 */
import type { CodePorts } from "./ports.ts";
import type { FirstFieldError } from "../identity/first_field.ts";
import { captchaSpentRecord } from "../captcha/captcha.ts";
import {
  captchasAllowedAt,
  currentPlace,
  ipBudgetRecord,
  type PlaceBudget,
} from "../budget/place.ts";
import { transact, type Write } from "../platform/commit.ts";
import type { Found } from "../platform/record.ts";
import { auditRecord, type Caller } from "../journey/caller.ts";
import { sendCode, type SendCodeOutcome } from "./send_code.ts";
import { findSubject, isSameSubject, type Subject } from "../journey/subject.ts";
import { readTransaction } from "../journey/transaction.ts";

export type RequestCodeOutcome =
  | SendCodeOutcome
  | { outcome: "captcha"; error: "missing" | "wrong" | "expired" }
  | { outcome: "mobile"; error: FirstFieldError }
  /** No code step is in progress in this browser. */
  | { outcome: "elsewhere" };

/**
 * Starts the journey under a new token, so that somebody who knew the browser's cookie before
 * cannot follow it. The token is derived from the challenge, so that submitting the same form twice
 * leads to the same journey.
 */
export async function startSignIn(
  deps: CodePorts,
  caller: Caller,
  typed: { mobile: string; captchaId: string; captcha: string; proof?: string },
): Promise<RequestCodeOutcome & { transactionToken?: string }> {
  // A typing mistake in the number does not use the challenge up.
  const subject = await findSubject(deps, typed.mobile);
  if ("error" in subject) return { outcome: "mobile", error: subject.error };
  const { captchaId, captcha, proof } = typed;
  if (!captcha.trim() && !proof) return { outcome: "captcha", error: "missing" };

  // Typed text is judged as typed; the proof of work counts only for an empty field.
  const given = captcha.trim() ? { answer: captcha } : { proof: proof! };
  const holder = deps.captchas.holderOf(captchaId, caller);
  const verdict = await deps.captchas.judge(captchaId, holder, given);
  const transactionToken = deps.hash.digest("next_transaction", holder, captchaId);
  const transaction = deps.hash.digest("transaction", transactionToken);
  if (verdict === "right") {
    if (holder !== caller.transaction && await isUnderWay(deps, caller, subject)) {
      return { outcome: "sent" };
    }
    const opening = { former: caller.transaction, captchaId };
    const sent = await sendCode(deps, { ...caller, transaction }, subject, opening);
    if (sent.outcome !== "captcha_spent") return { ...sent, transactionToken };
  }
  const refused = verdict === "wrong" ? await refuseAnswer(deps, caller, captchaId) : null;
  if (refused) return refused;

  const running = await readTransaction(deps, { transaction });
  if (running?.step === "code" && isSameSubject(running, subject)) {
    // The form was submitted twice, and the first submission has sent the code.
    return { outcome: "sent", transactionToken };
  }
  return await transact(
    deps.store,
    { ip: ipBudgetRecord(caller.ip) },
    ({ ip }, write) => countFailure(deps, caller, { ip, write, error: "expired" }),
  );
}

/** Another tab of this browser has begun with the same number: this one joins its journey. */
async function isUnderWay(deps: CodePorts, caller: Caller, subject: Subject): Promise<boolean> {
  const running = await readTransaction(deps, caller);
  return running !== null && running.step !== "mobile" && running.step !== "refused" &&
    isSameSubject(running, subject);
}

/** A wrong answer uses the challenge up and is counted; `null` if it was used before. */
async function refuseAnswer(
  deps: CodePorts,
  caller: Caller,
  captchaId: string,
): Promise<RequestCodeOutcome | null> {
  const wanted = { ip: ipBudgetRecord(caller.ip), captcha: captchaSpentRecord(captchaId) };
  return await transact(deps.store, wanted, ({ ip, captcha }, write) => {
    if (captcha.value) return null;
    const outcome = countFailure(deps, caller, { ip, write, error: "wrong" });
    write.set(captcha, true);
    return outcome;
  });
}

/**
 * One record per IP, however many failures; the audited event is that an IP went over its limit.
 */
function countFailure(
  deps: CodePorts,
  caller: Caller,
  { ip, write, error }: {
    ip: Found<PlaceBudget>;
    write: Write;
    error: "wrong" | "expired";
  },
): RequestCodeOutcome {
  const limits = deps.rules.ip;
  const before = currentPlace(ip.value, deps.clock.now());
  const closedUntil = captchasAllowedAt(before, limits);
  if (closedUntil !== null) return { outcome: "limited", retryAt: closedUntil };
  const place = { ...before, failedCaptchas: before.failedCaptchas + 1 };
  write.set(ip, place);
  const retryAt = captchasAllowedAt(place, limits);
  if (retryAt === null) return { outcome: "captcha", error };
  deps.audit.include(write, auditRecord(deps, caller, "captcha.limited"));
  return { outcome: "limited", retryAt };
}

export async function resendCode(deps: CodePorts, caller: Caller): Promise<RequestCodeOutcome> {
  const transaction = await readTransaction(deps, caller);
  if (transaction?.step !== "code") return { outcome: "elsewhere" };
  const now = deps.clock.now();
  if (now < transaction.resendAt) return { outcome: "limited", retryAt: transaction.resendAt };
  const { mobile, nationalId } = transaction;
  return await sendCode(deps, caller, { mobile, nationalId });
}
