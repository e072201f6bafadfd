/** The budget of identity checks, per mobile and source. */
import type { RetryAt } from "../budget/uses.ts";
import { PersonLedger } from "../budget/ledger.ts";
import { sourceName } from "../budget/source.ts";
import { transact } from "../platform/commit.ts";
import type { Caller } from "../journey/caller.ts";
import type { SignInPorts } from "./ports.ts";
import { budgetOfMobile, sourceOf } from "../journey/subject.ts";
import { type Transaction, transactionRecord, type TypedIdentity } from "../journey/transaction.ts";

/** Stores the typed values and counts the attempt before any registry is asked. */
export async function spendTry(
  deps: SignInPorts,
  caller: Caller,
  { mobile }: Transaction,
  typed: TypedIdentity,
): Promise<RetryAt> {
  const source = sourceName(await sourceOf(deps, caller, mobile));
  const wanted = {
    running: transactionRecord(caller.transaction),
    budget: budgetOfMobile(deps, mobile),
  };
  return await transact(deps.store, wanted, ({ running, budget }, write) => {
    const now = deps.clock.now();
    const ledger = new PersonLedger(budget.value, source, now, deps.rules.person);
    const retryAt = ledger.identityAllowedAt();
    if (retryAt === null) {
      ledger.spendIdentity();
      write.set(budget, ledger.budget);
    }
    if (running.value) write.set(running, { ...running.value, typedIdentity: typed });
    return retryAt;
  });
}

export async function refundTry(deps: SignInPorts, caller: Caller, mobile: string): Promise<void> {
  const source = sourceName(await sourceOf(deps, caller, mobile));
  await transact(deps.store, { budget: budgetOfMobile(deps, mobile) }, ({ budget }, write) => {
    const ledger = new PersonLedger(budget.value, source, deps.clock.now(), deps.rules.person);
    ledger.refundIdentity();
    write.set(budget, ledger.budget);
  });
}
