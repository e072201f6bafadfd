/** `/login/code`: the one-time code. */
import { emailCode } from "../../domain/code/email_code.ts";
import { enterCode } from "../../domain/code/enter_code.ts";
import { isLiveCode } from "../../domain/journey/one_time_code.ts";
import { resendCode } from "../../domain/code/request_code.ts";
import type { Site } from "../site/groups.ts";
import { PROBLEM_STATUS } from "../site/problem_status.ts";
import type { Visit } from "../site/visit.ts";
import { codePage } from "./code_page.ts";
import { returnToAccountOf } from "./returning.ts";
import { goToCurrentStep, runningJourney } from "./steps.ts";

export function mountCode({ open }: Site): void {
  open.get("/login/code", (visit) => codePage(visit, {}));
  open.post("/login/code", enter);
  open.post("/login/code/resend", resend);
  open.post("/login/code/email", email);
  // After a reload from the address bar.
  open.get("/login/code/:action{resend|email}", (visit) => visit.goTo("/login/code"));
}

async function enter(visit: Visit): Promise<Response> {
  const { code } = await visit.form(["code"]);
  const { ports, caller } = visit;
  if (!caller) return await goToCurrentStep(visit);
  const result = await enterCode(ports, caller, code);
  switch (result.outcome) {
    case "accepted":
      visit.keepTransaction(result.transactionToken);
      return result.knownBrowser
        ? await returnToAccountOf(visit)
        : await visit.goTo("/login/identity");
    case "wrong":
      return await codePage(visit, { error: { code: "wrong", triesLeft: result.triesLeft } }, 422);
    case "spent":
      return await codePage(visit, { error: { code: "used" } }, 422);
    case "limited":
      return await limited(visit, result.retryAt);
    case "missing":
    case "format":
    case "expired":
    case "none":
      return await codePage(visit, { code, error: { code: result.outcome } }, 422);
    case "elsewhere":
      return await goToCurrentStep(visit);
  }
}

async function resend(visit: Visit): Promise<Response> {
  const { instead_of: insteadOf } = await visit.form(["instead_of"]);
  const { ports, caller } = visit;
  if (!caller) return await goToCurrentStep(visit);
  if (await isSentSince(visit, insteadOf)) return await codePage(visit, { notice: "sent_again" });
  const result = await resendCode(ports, caller);
  switch (result.outcome) {
    case "sent":
      return await codePage(visit, { notice: "sent_again" });
    case "limited":
      return await limited(visit, result.retryAt);
    case "undelivered":
      return await codePage(visit, {}, 503);
    case "waiting": {
      const { outcome: code, retryAt } = result;
      return await codePage(visit, { failure: { code, retryAt } }, PROBLEM_STATUS.limited);
    }
    default:
      return await goToCurrentStep(visit);
  }
}

/** The button was pressed twice: the page named the code that the new one replaces, by its end. */
async function isSentSince(visit: Visit, insteadOf: string): Promise<boolean> {
  const code = (await runningJourney(visit))?.code;
  const now = visit.ports.clock.now();
  return insteadOf !== "" && code !== undefined && String(code.expiresAt) !== insteadOf &&
    isLiveCode(code, visit.ports.rules.code, now);
}

async function email(visit: Visit): Promise<Response> {
  const { ports, caller } = visit;
  if (!caller) return await goToCurrentStep(visit);
  const result = await emailCode(ports, caller);
  switch (result.outcome) {
    case "sent":
      return await codePage(visit, { notice: "emailed" });
    case "expired":
      return await codePage(visit, { error: { code: "expired" } }, 422);
    case "limited": {
      const failure = { code: "mail_limited", retryAt: result.retryAt } as const;
      return await codePage(visit, { failure }, PROBLEM_STATUS.limited);
    }
    case "elsewhere":
      return await goToCurrentStep(visit);
  }
}

const limited = (visit: Visit, retryAt: number) =>
  codePage(visit, { failure: { code: "limited", retryAt } }, PROBLEM_STATUS.limited);
