/**
 * Step 1: takes a mobile number (or national ID) and a security code, and sends a one-time code.
 * Also sends it again.
 */
import type { CodePorts } from "./ports.ts";
import type { FirstFieldError } from "../identity/first_field.ts";
import type { CaptchaVerdict } from "../captcha/captcha.ts";
import type { Lack, Shown } from "../budget/demand.ts";
import { parseNumber } from "../text/digits.ts";
import type { Caller } from "../journey/caller.ts";
import { refuseAnswer } from "./refuse_answer.ts";
import { sendCode, type SendCodeOutcome } from "./send_code.ts";
import { findSubject, isSameSubject, type Subject } from "../journey/subject.ts";
import { readTransaction } from "../journey/transaction.ts";
import { begunToken } from "../journey/transaction_token.ts";

export type RequestCodeOutcome =
  | SendCodeOutcome
  | { outcome: "captcha"; error: "missing" | "wrong" | "expired" | Lack }
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
  const isTyped = parseNumber(captcha) !== "";
  if (!isTyped && !proof) return { outcome: "captcha", error: "missing" };

  const holder = deps.captchas.holderOf(captchaId, caller);
  const challenge = deps.captchas.read(captchaId, holder);
  const { verdict, by, isMistyped } = await judge(deps, holder, typed);
  const transactionToken = begunToken(deps, holder, captchaId);
  const transaction = deps.hash.digest("transaction", transactionToken);
  if (challenge && verdict === "right") {
    if (holder !== caller.transaction && await isUnderWay(deps, caller, subject)) {
      return { outcome: "sent" };
    }
    const { bits, isSecond } = challenge;
    const shown = { by, bits, isSecond };
    const opening = { former: caller.transaction, captchaId, shown };
    const sent = await sendCode(deps, { ...caller, transaction }, subject, opening);
    // Not enough by the proof alone: what was typed was a guess after all.
    const guessed = sent.outcome === "captcha" && isMistyped;
    const refused = guessed ? await answerWrong(deps, caller, captchaId) : null;
    if (refused) return refused;
    if (sent.outcome !== "captcha_spent") return { ...sent, transactionToken };
  }
  const refused = verdict === "wrong" ? await answerWrong(deps, caller, captchaId) : null;
  if (refused) return refused;

  const running = await readTransaction(deps, { transaction });
  if (running?.step === "code" && isSameSubject(running, subject)) {
    // The form was submitted twice, and the first submission has sent the code.
    return { outcome: "sent", transactionToken };
  }
  // Not counted: nothing was guessed, and anybody can send identifiers that nobody issued.
  return { outcome: "captcha", error: "expired" };
}

/** A valid proof of work passes whatever was typed; right digits are worth more than a proof. */
async function judge(
  { captchas }: CodePorts,
  holder: string,
  { captchaId, captcha, proof }: { captchaId: string; captcha: string; proof?: string },
): Promise<{ verdict: CaptchaVerdict; by: Shown["by"]; isMistyped: boolean }> {
  const typed = parseNumber(captcha)
    ? await captchas.judge(captchaId, holder, { answer: captcha })
    : undefined;
  if (typed !== undefined && (typed === "right" || !proof)) {
    return { verdict: typed, by: "picture", isMistyped: false };
  }
  const proved = await captchas.judge(captchaId, holder, { proof: proof! });
  const verdict = proved === "right" ? proved : typed ?? proved;
  return { verdict, by: "proof", isMistyped: typed === "wrong" };
}

/** Another tab of this browser has begun with the same number: this one joins its journey. */
async function isUnderWay(deps: CodePorts, caller: Caller, subject: Subject): Promise<boolean> {
  const running = await readTransaction(deps, caller);
  return running !== null && running.step !== "mobile" && running.step !== "refused" &&
    isSameSubject(running, subject);
}

/** A wrong answer uses the challenge up and is counted; `null` if it was used before. */
async function answerWrong(
  deps: CodePorts,
  caller: Caller,
  captchaId: string,
): Promise<RequestCodeOutcome | null> {
  const isFirst = await refuseAnswer(deps, caller, captchaId);
  return isFirst ? { outcome: "captcha", error: "wrong" } : null;
}

export async function resendCode(deps: CodePorts, caller: Caller): Promise<RequestCodeOutcome> {
  const transaction = await readTransaction(deps, caller);
  if (transaction?.step !== "code") return { outcome: "elsewhere" };
  const now = deps.clock.now();
  if (now < transaction.resendAt) return { outcome: "limited", retryAt: transaction.resendAt };
  const { mobile, nationalId } = transaction;
  return await sendCode(deps, caller, { mobile, nationalId });
}
