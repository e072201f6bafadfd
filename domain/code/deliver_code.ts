/**
 * Passes a one-time code to the SMS operator, and gives it back to the budget if the operator
 * refuses it.
 */
import type { CodePorts } from "./ports.ts";
import { DeliveryFailed } from "../notice/delivery.ts";
import type { OneTimeCode } from "../journey/one_time_code.ts";
import { PersonLedger } from "../budget/ledger.ts";
import { rememberSent } from "../notice/sent_message.ts";
import { SECOND } from "../platform/platform.ts";
import { transact } from "../platform/commit.ts";
import { auditRecord, type Caller } from "../journey/caller.ts";
import { reportLost } from "../journey/delivery_report.ts";
import { budgetOfMobile } from "../journey/subject.ts";
import { transactionRecord } from "../journey/transaction.ts";

export interface CodeDelivery {
  mobile: string;
  /** The source whose budget it was counted in. */
  source: string;
  /** The digits. */
  code: string;
  record: OneTimeCode;
  /** The person asked for another one. */
  again: boolean;
}

/** `untold`: a failure is not shown to the person and the transaction stays the same. */
export async function deliverCode(
  deps: CodePorts,
  caller: Caller,
  { mobile, source, code, record, again }: CodeDelivery,
  untold = false,
): Promise<{ outcome: "sent" | "undelivered" }> {
  try {
    const { messageId } = await deps.sms.send(mobile, { template: "code", code }, { again });
    deps.onCodeSent?.("sms");
    if (messageId) {
      const sent = { transaction: caller.transaction, codeId: record.id };
      const { lost } = await rememberSent(deps.store, messageId, sent);
      if (lost) await reportLost(deps, messageId, caller.requestId);
    }
    return { outcome: "sent" };
  } catch (error) {
    if (!(error instanceof DeliveryFailed)) throw error;
    await recordUndelivered(deps, caller, { mobile, source, sentAt: record.sentAt, error, untold });
    return { outcome: "undelivered" };
  }
}

/** Gives the code back to the number's budget and lets the person ask again soon. */
async function recordUndelivered(
  deps: CodePorts,
  caller: Caller,
  { mobile, source, sentAt, error, untold }: {
    mobile: string;
    source: string;
    sentAt: number;
    error: DeliveryFailed;
    untold: boolean;
  },
): Promise<void> {
  const now = deps.clock.now();
  const wanted = {
    running: transactionRecord(caller.transaction),
    budget: budgetOfMobile(deps, mobile),
  };
  await transact(deps.store, wanted, ({ running, budget }, write) => {
    const ledger = new PersonLedger(budget.value, source, now, deps.rules.person);
    if (error.mayHaveLeft) ledger.doubtCode(sentAt);
    else ledger.refundCode(sentAt);
    write.set(budget, ledger.budget);
    if (!untold && running.value?.code?.sentAt === sentAt) {
      const earliest = error.mayHaveLeft ? sentAt + deps.rules.person.resendAfter : 0;
      const resendAt = Math.max(now + error.retryAfter * SECOND, earliest);
      write.set(running, { ...running.value, codeUndelivered: true, resendAt });
    }
    deps.audit.include(write, auditRecord(deps, caller, "code.delivery_failed"));
  });
}
