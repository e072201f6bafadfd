/** «ارسال ایمیل»: the same live code once more, to the national e-mail (guide 1.7 §1). */
import { DeliveryFailed } from "../notice/delivery.ts";
import { isLiveCode, type OneTimeCode } from "../journey/one_time_code.ts";
import { type PersonBudget, PersonLedger } from "../budget/person.ts";
import { type Source, sourceName } from "../budget/source.ts";
import { findAccountByMobile } from "../identity/account.ts";
import { transact } from "../platform/store.ts";
import { auditRecord, type Caller, type SignInDeps } from "../journey/deps.ts";
import { ledgerKeys, PERSON_BUDGET_LIFETIME, sourceOf } from "../journey/subject.ts";
import {
  readTransaction,
  type Transaction,
  transactionKey,
  writeTransaction,
} from "../journey/transaction.ts";

export type EmailCodeOutcome =
  /** If an address is registered: the answer is the same when none is (security_cases 24). */
  | { outcome: "sent" }
  /** There is no live code to send. */
  | { outcome: "expired" }
  | { outcome: "limited"; retryAt: number }
  | { outcome: "elsewhere" };

/** The code of a mail that is to go out now, and whether it was counted for that. */
interface Leaving {
  leaving: OneTimeCode;
  spent: boolean;
}

/** What a page may offer. Whether an address is registered is told to a browser of the person's own only. */
export async function emailWay(
  { mail, store, hash }: SignInDeps,
  mobile: string,
  { knownBrowser }: Source,
): Promise<boolean | "no_email"> {
  if (!mail) return false;
  if (!knownBrowser) return true;
  const account = await findAccountByMobile(store, hash, mobile);
  return account?.email ? true : "no_email";
}

/** Each code goes out by mail once; asking again changes nothing, unless the mail server did not take it. */
export async function emailCode(deps: SignInDeps, caller: Caller): Promise<EmailCodeOutcome> {
  const { mail } = deps;
  const running = await readTransaction(deps, caller);
  if (!mail || running?.step !== "code") return { outcome: "elsewhere" };
  const now = deps.clock.now();
  const source = sourceName(await sourceOf(deps, caller, running.mobile));
  const [ledgerKey] = ledgerKeys(deps, running);
  const keys = [transactionKey(caller.transaction), ledgerKey] as const;

  const result = await transact<[Transaction, PersonBudget], EmailCodeOutcome & Partial<Leaving>>(
    deps.store,
    keys,
    ([entry, person], write) => {
      const transaction = entry.value;
      if (transaction?.step !== "code" || transaction.code?.id !== running.code?.id) {
        return { outcome: "elsewhere" };
      }
      const { code } = transaction;
      if (!code || !isLiveCode(code, deps.rules.code, now)) return { outcome: "expired" };
      if (transaction.codeEmailed === code.id) return { outcome: "sent" };
      if (transaction.codeUndelivered) {
        // Given back when the operator refused it: now it leaves after all.
        // The pause between two codes is not for this one, which is no new code.
        const rules = { ...deps.rules.person, resendAfter: 0 };
        const ledger = new PersonLedger(person.value, source, now, rules);
        const retryAt = ledger.codeAllowedAt();
        if (retryAt !== null) return { outcome: "limited", retryAt };
        ledger.spendCode();
        write.set(ledgerKey, ledger.budget, { expireIn: PERSON_BUDGET_LIFETIME });
      }
      writeTransaction(write, caller.transaction, { ...transaction, codeEmailed: code.id });
      deps.audit.include(write, auditRecord(deps, caller, "code.emailed"));
      return { outcome: "sent", leaving: code, spent: transaction.codeUndelivered === true };
    },
  );
  const { leaving, spent = false, ...outcome } = result;
  if (leaving) deps.background(() => send(running.mobile, leaving, spent));
  return outcome;

  async function send(mobile: string, code: OneTimeCode, spent: boolean): Promise<void> {
    const { id, sealed, expiresAt } = code;
    const account = await findAccountByMobile(deps.store, deps.hash, mobile);
    const digits = sealed && deps.seal.open(sealed, id);
    if (!account?.email || !digits) return;
    const language = caller.language ?? "fa";
    try {
      await mail!.send(
        account.email,
        deps.messages.codeMail({ code: digits, expiresAt, language }),
      );
    } catch (error) {
      if (!(error instanceof DeliveryFailed)) throw error;
      await recordRefused(id, spent);
    }
  }

  /** The person may ask once more, and what it cost is given back. */
  async function recordRefused(codeId: string, spent: boolean): Promise<void> {
    await transact<[Transaction, PersonBudget], void>(
      deps.store,
      keys,
      ([entry, person], write) => {
        const detail = { channel: "email" };
        deps.audit.include(write, auditRecord(deps, caller, "code.delivery_failed", { detail }));
        if (entry.value?.codeEmailed !== codeId) return;
        const { codeEmailed: _, ...transaction } = entry.value;
        writeTransaction(write, caller.transaction, transaction);
        if (!spent) return;
        const ledger = new PersonLedger(person.value, source, deps.clock.now(), deps.rules.person);
        ledger.refundCode(now);
        write.set(ledgerKey, ledger.budget, { expireIn: PERSON_BUDGET_LIFETIME });
      },
    );
  }
}
