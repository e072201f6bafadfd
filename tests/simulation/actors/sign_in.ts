/** The journey from the first page to a session, with lost answers and forms sent twice. */
import { captchaAnswer } from "../../../domain/captcha/answer.ts";
import { enterCode } from "../../../domain/code/enter_code.ts";
import { resendCode, startSignIn } from "../../../domain/code/request_code.ts";
import { answeredBefore } from "../../../domain/session/answered_form.ts";
import { checkIdentity } from "../../../domain/sign_in/check_identity.ts";
import {
  confirmAddress,
  type ConfirmAddressOutcome,
  postponeAddress,
} from "../../../domain/sign_in/confirm_address.ts";
import { confirmPerson } from "../../../domain/sign_in/confirm_person.ts";
import { returnToAccount } from "../../../domain/sign_in/return_to_account.ts";
import { hash, type Machine } from "../machine/machine.ts";
import type { Person } from "../machine/people.ts";
import { type Browser, callerOf } from "./browser.ts";
import { insist, press, type Request, type Stage } from "./stage.ts";

/** `true` once the journey waits for a code. */
export async function begin(
  stage: Stage,
  browser: Browser,
  mobile: string,
  { isUnused = false } = {},
): Promise<boolean> {
  for (const isSecond of [false, true]) {
    const caller = callerOf(stage, browser, { mobile, isEasy: isUnused && !isSecond });
    const captchaId = await insist(
      stage,
      ({ ports }) => ports.captchas.issue(caller.transaction, "latin", { isSecond }),
    );
    if (!captchaId) return false;
    const form = { mobile, captchaId, captcha: captchaAnswer(hash, captchaId) };
    const begun = await press(stage, ({ ports }) => startSignIn(ports, caller, form));
    const token = begun?.transactionToken;
    if (token) browser.transaction = hash.digest("transaction", token);
    if (begun?.outcome === "captcha" && begun.error === "another") continue;
    return begun?.outcome === "sent" || begun?.outcome === "undelivered";
  }
  return false;
}

/** The code of the last SMS that came after `from` messages, for which people wait. */
export async function awaitCode(
  { timeline, outside }: Stage,
  mobile: string,
  from: number,
): Promise<string | null> {
  for (let waited = 0; waited < 12; waited++) {
    const message = outside.inbox.get(mobile)?.slice(from)
      .findLast(({ template }) => template === "code");
    if (message?.template === "code") return message.code;
    await timeline.sleep(500);
  }
  return null;
}

export const received = ({ outside }: Stage, mobile: string) =>
  outside.inbox.get(mobile)?.length ?? 0;

export async function enter(stage: Stage, browser: Browser, mobile: string, code: string) {
  const caller = callerOf(stage, browser, { mobile });
  const entered = await press(stage, ({ ports }) => enterCode(ports, caller, code));
  if (entered?.outcome === "accepted") {
    browser.transaction = hash.digest("transaction", entered.transactionToken);
  }
  return entered;
}

/** Steps 1 and 2; people mistype, and ask again for a code that does not come. */
export async function prove(stage: Stage, browser: Browser, mobile: string) {
  const { dice, timeline } = stage;
  let from = received(stage, mobile);
  if (!await begin(stage, browser, mobile)) return null;
  let code = await awaitCode(stage, mobile, from);
  if (code === null) {
    await timeline.sleep(60_000);
    from = received(stage, mobile);
    const caller = callerOf(stage, browser, { mobile });
    await press(stage, ({ ports }) => resendCode(ports, caller));
    code = await awaitCode(stage, mobile, from);
  }
  if (code === null) return null;
  await timeline.sleep(dice.between(500, 8000));
  if (dice.chance(0.1)) await enter(stage, browser, mobile, wrong(code));
  return await enter(stage, browser, mobile, code);
}

export const wrong = (code: string) =>
  code.replace(/^./, (digit) => String((Number(digit) + 1) % 10));

/** `true` if the browser has a session in the end. */
export async function signIn(stage: Stage, browser: Browser, person: Person): Promise<boolean> {
  const reached = await identify(stage, browser, person);
  return reached === "signed in" || (reached === "postal code" && confirm(stage, browser, person));
}

/** Up to the last step, which a known browser does not need; `null` if that failed. */
export async function identify(
  stage: Stage,
  browser: Browser,
  { mobile, typed }: Person,
): Promise<"signed in" | "postal code" | null> {
  const entered = await prove(stage, browser, mobile);
  if (entered?.outcome !== "accepted") return null;
  const caller = callerOf(stage, browser, { mobile });
  if (entered.knownBrowser) {
    const returned = await finish(stage, browser, mobile, (m) => returnToAccount(m.ports, caller));
    if (returned) return "signed in";
  }
  const checked = await press(stage, ({ ports }) => checkIdentity(ports, caller, typed));
  if (checked?.outcome !== "found") return null;
  await press(stage, ({ ports }) => confirmPerson(ports, caller, true));
  return "postal code";
}

export function confirm(
  stage: Stage,
  browser: Browser,
  { mobile, postalCode }: Person,
  isPostponed = stage.dice.chance(0.1),
) {
  const caller = callerOf(stage, browser, { mobile });
  return finish(
    stage,
    browser,
    mobile,
    ({ ports }) =>
      isPostponed ? postponeAddress(ports, caller) : confirmAddress(ports, caller, postalCode),
  );
}

type Ending = ConfirmAddressOutcome | Awaited<ReturnType<typeof returnToAccount>>;

/** The last form; if its answer was lost, the same form is answered with the same session. */
async function finish(
  stage: Stage,
  browser: Browser,
  mobile: string,
  last: Request<Ending>,
): Promise<boolean> {
  const { transaction: held } = browser;
  const caller = callerOf(stage, browser, { mobile });
  const answered = await press(
    stage,
    async (machine) => await takeUp(machine, await last(machine)),
  );
  if (!answered) return false;
  const { sessionToken, browserToken } = answered;
  stage.watcher.given(held, sessionToken);
  browser.sessionToken = sessionToken;
  if (browserToken) browser.known = hash.digest("browser", browserToken);
  return true;

  async function takeUp({ ports, live }: Machine, ending: Ending) {
    if (ending.outcome === "signed_in") {
      live.ended(ending.endedOf);
      return ending;
    }
    return ending.outcome === "elsewhere" ? await answeredBefore(ports, { held, ...caller }) : null;
  }
}
