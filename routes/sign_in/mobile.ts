/** `/login`: mobile and security code. */
import { needOf } from "../../domain/access/needs.ts";
import { sourceOf } from "../../domain/journey/subject.ts";
import { readTransaction } from "../../domain/journey/transaction.ts";
import { isBegunToken } from "../../domain/journey/transaction_token.ts";
import { wentOn } from "../../domain/code/accepted_code.ts";
import { startSignIn } from "../../domain/code/request_code.ts";
import { resumeVerification } from "../../domain/sign_in/verify_later.ts";
import type { LiveSession } from "../../domain/session/live_sessions.ts";
import { isReachable } from "../assurance/ways.ts";
import { goToTarget } from "../site/go_on.ts";
import type { Site } from "../site/groups.ts";
import { PROBLEM_STATUS } from "../site/problem_status.ts";
import { lacksRecentProof } from "../site/return_to.ts";
import type { Visit } from "../site/visit.ts";
import { mobilePage } from "./mobile_page.ts";
import { finishedJourney } from "./steps.ts";

export function mountMobile({ open }: Site): void {
  open.get("/login", first);
  open.post("/login", send);
  open.get("/login/lapsed", async (visit) => {
    // A form sent twice: its first submission has signed this browser in.
    if (await visit.live()) return await visit.goTo("/login");
    return await mobilePage(visit, { mobile: "", failure: { code: await endOf(visit) } });
  });
}

/** Why no journey is under way in this browser. */
async function endOf(visit: Visit) {
  const { ports, caller } = visit;
  if (!caller || !isBegunToken(visit.cookie("panjereh_transaction"))) return "not_begun";
  return await wentOn(ports, caller) ? "answer_lost" : "lapsed";
}

async function first(visit: Visit): Promise<Response> {
  const { ports, target } = visit;
  if (target.service && !isReachable(target.service.level, ports)) {
    return await visit.problem("level_unavailable");
  }
  const live = await visit.live();
  const begun = visit.caller;
  visit.callerOrNew();
  const onwards = live && await onwardsOf(visit, live);
  if (onwards) return onwards;
  const running = begun && await readTransaction(ports, begun);
  const code = visit.query("sent_back") === undefined ? undefined : running?.failure;
  return await mobilePage(visit, {
    // The number behind a national ID is not shown.
    mobile: running?.nationalId ?? running?.mobile ?? (live ? await ownNumber(visit, live) : ""),
    failure: code && { code },
    resumable: running
      ? !["mobile", "company", "refused"].includes(running.step)
      : begun !== null && await finishedJourney(visit) !== null,
  }, code ? 422 : 200);
}

/** In a browser that the person has used before: a phone may have opened this session elsewhere. */
async function ownNumber(visit: Visit, { account: { mobile } }: LiveSession): Promise<string> {
  if (!mobile) return "";
  const { knownBrowser } = await sourceOf(visit.ports, visit.callerOrNew(), mobile);
  return knownBrowser ? mobile : "";
}

/** Where a signed-in person continues; `null` if they must sign in again. */
async function onwardsOf(visit: Visit, live: LiveSession): Promise<Response | null> {
  const { ports, target: { service } } = visit;
  const now = ports.clock.now();
  if (lacksRecentProof(visit.target, live, now)) return null;
  const need = service && needOf(live.session, service, now);
  if (!need) return await goToTarget(visit, live.sessionDigest);
  if (need === "verify" && await resumeVerification(ports, visit.callerOrNew(), live)) {
    return await visit.goTo("/login/postal-code");
  }
  if (need === "level3") return await visit.goTo("/login/level");
  return need === "company" || need === "person" ? await visit.goTo(`/login/${need}`) : null;
}

async function send(visit: Visit): Promise<Response> {
  const form = await visit.form(["mobile", "captcha", "captcha_id", "proof", "action"]);
  const { mobile, captcha, captcha_id: captchaId, proof } = form;
  const { ports } = visit;
  // Another tab may have signed this person in, and has taken the transaction's cookie with it.
  const live = await visit.live();
  const onwards = live && await onwardsOf(visit, live);
  if (onwards) return onwards;
  // After a sign-out there is no transaction, though there are cookies.
  if (!visit.caller && !visit.header("cookie")?.includes("panjereh_")) {
    return await mobilePage(visit, { mobile, failure: { code: "cookies_needed" } }, 422);
  }
  const caller = visit.callerOrNew();
  if (form.action === "new_captcha") return await mobilePage(visit, { mobile, drawnAgain: true });
  const result = await startSignIn(ports, caller, { mobile, captchaId, captcha, proof });
  switch (result.outcome) {
    case "sent":
    case "undelivered":
    case "waiting":
      visit.keepTransaction(result.transactionToken);
      return await visit.goTo("/login/code");
    case "mobile": {
      // The challenge was not used up: the person keeps it with what they typed.
      const kept = { mobile, captcha, captchaId, proved: proof };
      return await mobilePage(visit, { ...kept, errors: { mobile: result.error } }, 422);
    }
    case "captcha":
      return await mobilePage(visit, { mobile, errors: { captcha: result.error } }, 422);
    case "limited": {
      const failure = { code: result.outcome, retryAt: result.retryAt };
      return await mobilePage(visit, { mobile, failure }, PROBLEM_STATUS.limited);
    }
    case "elsewhere":
      return await mobilePage(visit, { mobile });
  }
}
