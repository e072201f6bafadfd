/** The fallback of the second factor: a code by SMS, to who has no app at hand. */
import { codeSms } from "../notice/code_sms.ts";
import { transact, type Write } from "../platform/commit.ts";
import { newDigits } from "../platform/platform.ts";
import { ledgerOf } from "./budget.ts";
import { readStep } from "./enter_factor.ts";
import type { DeskPlace } from "./known_browser.ts";
import type { StaffPorts } from "./ports.ts";
import type { SentCode } from "./session.ts";
import { type Asked, type ReadAsked, readTries } from "./second_factor.ts";
import { CODE_DIGITS } from "./credential/typed_code.ts";

export type SendFactorOutcome =
  | { outcome: "sent" }
  | { outcome: "lapsed" }
  | { outcome: "limited" | "undelivered"; retryAt: number };

export type SendFactorPorts = Pick<
  StaffPorts,
  "store" | "clock" | "random" | "hash" | "sms" | "background"
>;

export const sendFactor = (
  deps: SendFactorPorts,
  { token, place }: { token: string; place: DeskPlace },
): Promise<SendFactorOutcome> =>
  sendCode(
    deps,
    place,
    withoutApp(readStep(deps, token)),
    (write, { step }, sms) => write.set(step, { ...step.value, sms }),
  );

/** After a recovery no code is sent: the page does not offer it. */
const withoutApp = <A extends Asked>(readAsked: ReadAsked<A>): ReadAsked<A> => async (read) => {
  const asked = await readAsked(read);
  return asked?.staff.value.needsApp ? null : asked;
};

/** `keep` writes what was sent beside who is asked for it. */
export async function sendCode<A extends Asked>(
  deps: SendFactorPorts,
  place: DeskPlace,
  readAsked: ReadAsked<A>,
  keep: (write: Write, asked: A, sms: SentCode) => void,
): Promise<SendFactorOutcome> {
  const { store, clock, random, hash } = deps;
  const code = newDigits(random, CODE_DIGITS);
  const now = clock.now();
  const sending = codeSms(deps, { template: "desk_code", code });
  const decided = await transact(
    store,
    (read) => readTries(read, deps, readAsked, place),
    (found, write) => {
      if (!found) return { outcome: "lapsed" } as const;
      const { staff: { value: staff }, budget, source } = found;
      const ledger = ledgerOf(budget, source, now);
      const retryAt = ledger.codeAllowedAt();
      if (retryAt !== null) return { outcome: "limited", retryAt } as const;
      ledger.spendCode();
      write.set(budget, ledger.budget);
      keep(write, found, { code: hash.digest("staff_sms_code", staff.id, code), sentAt: now });
      return { outcome: "send", mobile: staff.mobile } as const;
    },
    sending.late,
  );
  if (decided.outcome !== "send") return decided;
  return await sending.now(decided.mobile);
}
