/**
 * Dialling for a code (guide 1.7 §1.2): the operator asks on behalf of whoever holds the SIM. The live code is shown; a browser
 * that may have none by SMS gets one, since dialling proves what the SMS was to prove. Wrong tries count as ever.
 */
import { isLiveCode, issueCode } from "../journey/one_time_code.ts";
import type { Dialled } from "../notice/delivery.ts";
import type { RetryAt } from "../budget/day.ts";
import { type PersonBudget, PersonLedger, SIM_SOURCE } from "../budget/person.ts";
import { parseMobile } from "../identity/mobile.ts";
import { type Entry, transact } from "../platform/store.ts";
import type { SignInDeps } from "../journey/deps.ts";
import { PERSON_BUDGET_LIFETIME, personKey } from "../journey/subject.ts";
import { type Transaction, transactionKey, writeTransaction } from "../journey/transaction.ts";
import { type Waiting, waitingKey } from "../journey/waiting.ts";

export async function dialForCode(
  deps: SignInDeps,
  dialler: { mobile: string; requestId: string },
): Promise<Dialled> {
  const { store, clock } = deps;
  const mobile = parseMobile(dialler.mobile);
  if (!mobile) return { outcome: "none" };
  const { value: waiting } = await store.get<Waiting>(waitingKey(deps, mobile));
  const asked = Object.values(waiting ?? {}).sort((a, b) => b.askedAt - a.askedAt);
  const now = clock.now();
  const budgetKey = personKey(deps, mobile);
  const keys = [budgetKey, ...asked.map(({ transaction }) => transactionKey(transaction))] as const;

  return await transact<[PersonBudget, ...Transaction[]], Dialled>(
    store,
    keys,
    ([budget, ...entries], write) => {
      const open = entries.flatMap((entry, i) =>
        isWaiting(entry) ? [{ entry, transaction: entry.value, askedAt: asked[i].askedAt }] : []
      );
      if (!open.length) return { outcome: "none" };
      let retryAt: RetryAt = null;
      const lacking = open.filter(({ transaction }) => codeOf(transaction) === null);
      if (lacking.length) {
        const ledger = new PersonLedger(budget.value, SIM_SOURCE, now, {
          ...deps.rules.person,
          resendAfter: 0,
        });
        retryAt = ledger.codeAllowedAt();
        if (retryAt === null) {
          ledger.spendCode();
          write.set(budgetKey, ledger.budget, { expireIn: PERSON_BUDGET_LIFETIME });
        }
      }
      const codes = open.flatMap(({ entry, transaction, askedAt }) => {
        const known = codeOf(transaction);
        if (known !== null) return [{ code: known, askedAt }];
        if (retryAt !== null) return [];
        const { code, record } = issueCode(deps, deps.rules.code, now);
        writeTransaction(write, digestOf(entry), {
          ...transaction,
          code: record,
          codeUndelivered: undefined,
          codeLost: undefined,
        });
        return [{ code, askedAt }];
      });
      if (!codes.length) return { outcome: "limited", retryAt: retryAt! };
      deps.audit.include(write, {
        at: now,
        event: "code.dialled",
        requestId: dialler.requestId,
        detail: { issued: retryAt === null ? lacking.length : 0 },
      });
      return { outcome: "codes", codes };
    },
  );

  function isWaiting(
    entry: Entry<Transaction>,
  ): entry is Entry<Transaction> & { value: Transaction } {
    return entry.value?.step === "code" && entry.value.mobile === mobile;
  }

  /** `null` when none is live, or it is one that can never be right. */
  function codeOf({ code }: Transaction): string | null {
    if (!code?.sealed || !isLiveCode(code, deps.rules.code, now)) return null;
    return deps.seal.open(code.sealed, code.id);
  }
}

const digestOf = ({ key }: Entry<unknown>) => String(key[1]);
