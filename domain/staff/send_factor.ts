/** The fallback of the second step: a code by SMS, to who has no app at hand. */
import { DeliveryFailed } from "../notice/delivery.ts";
import { transact } from "../platform/commit.ts";
import { newDigits, SECOND } from "../platform/platform.ts";
import { ledgerOf } from "./budget.ts";
import { type FactorTry, readTry } from "./enter_factor.ts";
import type { StaffPorts } from "./ports.ts";

export type SendFactorOutcome =
  | { outcome: "sent" | "lapsed" }
  | { outcome: "limited" | "undelivered"; retryAt: number };

export async function sendFactor(
  deps: Pick<StaffPorts, "store" | "clock" | "random" | "hash" | "sms">,
  tried: FactorTry,
): Promise<SendFactorOutcome> {
  const { store, clock, random, hash, sms } = deps;
  const code = newDigits(random, 6);
  const now = clock.now();
  const decided = await transact(store, (read) => readTry(read, deps, tried), (found, write) => {
    if (!found) return { outcome: "lapsed" } as const;
    const { step, staff: { value: staff }, budget, source } = found;
    const ledger = ledgerOf(budget, source, now);
    const retryAt = ledger.codeAllowedAt();
    if (retryAt !== null) return { outcome: "limited", retryAt } as const;
    ledger.spendCode();
    const sent = { code: hash.digest("staff_sms_code", staff.id, code), sentAt: now };
    write.set(budget, ledger.budget).set(step, { ...step.value, sms: sent });
    return { outcome: "send", mobile: staff.mobile } as const;
  });
  if (decided.outcome !== "send") return decided;
  try {
    await sms.send(decided.mobile, { template: "code", code });
    return { outcome: "sent" };
  } catch (error) {
    if (!(error instanceof DeliveryFailed)) throw error;
    return { outcome: "undelivered", retryAt: now + error.retryAfter * SECOND };
  }
}
