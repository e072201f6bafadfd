/** Issues a one-time code within all budgets and passes it to the operator. */
import type { CodePorts } from "./ports.ts";
import { issueCode } from "../journey/one_time_code.ts";
import { sourceName } from "../budget/source.ts";
import { transact } from "../platform/commit.ts";
import type { Caller } from "../journey/caller.ts";
import { sourceOf, type Subject } from "../journey/subject.ts";
import type { Lack } from "../budget/demand.ts";
import {
  decideSending,
  type Opening,
  readForSending,
  type SendingDecision,
} from "./decide_sending.ts";
import { strainNow } from "./requirement.ts";
import { deliverCode } from "./deliver_code.ts";

/** Only of an opening. */
type Unopened = { outcome: "captcha_spent" } | { outcome: "captcha"; error: Lack };

export type SendCodeOutcome =
  | { outcome: "sent" }
  /** The journey continues: the code can be requested again at the transaction's `resendAt`. */
  | { outcome: "undelivered" }
  /** No further code by SMS before `retryAt`; the code step waits for one by dialling. */
  | { outcome: "waiting"; retryAt: number }
  | { outcome: "limited"; retryAt: number };

/** Without `opening`, the person asked for another one. */
export async function sendCode(
  deps: CodePorts,
  caller: Caller,
  subject: Subject,
): Promise<SendCodeOutcome>;
export async function sendCode(
  deps: CodePorts,
  caller: Caller,
  subject: Subject,
  opening: Opening,
): Promise<SendCodeOutcome | Unopened>;
export async function sendCode(
  deps: CodePorts,
  caller: Caller,
  subject: Subject,
  opening?: Opening,
): Promise<SendCodeOutcome | Unopened> {
  const source = sourceName(await sourceOf(deps, caller, subject.mobile));
  const now = deps.clock.now();
  const { code, record } = issueCode(deps, deps.rules.code, now);
  const strain = await strainNow(deps);
  const sending = { caller, subject, opening, source, record, strain, now };
  // Neither timing nor an operator's refusal may reveal whether there is a number.
  const untold = subject.nationalId !== undefined;
  const delivery = { mobile: subject.mobile, source, code, record, again: !opening };
  const deliver = () => deliverCode(deps, caller, delivery, untold);
  function deliverLater(decision: SendingDecision): void {
    if (decision.outcome !== "issued" || decision.silent) return;
    deps.background(async () => void await deliver());
  }
  const decision = await transact(
    deps.store,
    (read) => readForSending(deps, sending, read),
    (found, write) => decideSending(deps, sending, found, write),
    deliverLater,
  );
  if (decision.outcome !== "issued") return decision;
  if (!untold) return await deliver();
  deliverLater(decision);
  return { outcome: "sent" };
}
