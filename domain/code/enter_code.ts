/** Step 2: the one-time code. Every try is one atomic commit, however many arrive at once. */
import {
  type CodeVerdict,
  judgeCode,
  parseCode,
  STRAINED_TRIES,
} from "../journey/one_time_code.ts";
import { type PersonBudget, PersonLedger } from "../budget/person.ts";
import { currentPlace, type PlaceBudget } from "../budget/place.ts";
import { sourceName } from "../budget/source.ts";
import { STRAIN_LIFETIME, type StrainCount } from "../budget/system_strain.ts";
import { findAccountByMobile } from "../identity/account.ts";
import { transact } from "../platform/store.ts";
import { type Accepted, acceptedBefore, rememberAccepted, tokenAfter } from "./accepted_code.ts";
import { auditRecord, type Caller, type SignInDeps } from "../journey/deps.ts";
import { ipKey, networkKey, PLACE_BUDGET_LIFETIME } from "../journey/place_keys.ts";
import { isSameSubject, ledgerKeys, PERSON_BUDGET_LIFETIME, sourceOf } from "../journey/subject.ts";
import {
  advance,
  readTransaction,
  type Transaction,
  transactionKey,
  writeTransaction,
} from "../journey/transaction.ts";

export type EnterCodeOutcome =
  | Accepted
  | { outcome: "wrong"; triesLeft: number }
  | { outcome: "missing" | "format" | "expired" | "spent" }
  /** None was issued: it can be had by dialling. */
  | { outcome: "none" }
  | { outcome: "limited"; retryAt: number }
  | { outcome: "elsewhere" };

export async function enterCode(
  deps: SignInDeps,
  caller: Caller,
  typed: string,
): Promise<EnterCodeOutcome> {
  const result = await tryCode(deps, caller, typed);
  if (result.outcome !== "elsewhere") return result;
  return await acceptedBefore(deps, caller, typed) ?? result;
}

async function tryCode(
  deps: SignInDeps,
  caller: Caller,
  typed: string,
): Promise<EnterCodeOutcome> {
  const running = await readTransaction(deps, caller);
  if (running?.step !== "code") return { outcome: "elsewhere" };
  if (!typed.trim()) return { outcome: "missing" };
  const code = parseCode(typed, deps.rules.code.digits);
  if (!code) return { outcome: "format" };

  const now = deps.clock.now();
  const source = await sourceOf(deps, caller, running.mobile);
  const account = source.knownBrowser &&
    await findAccountByMobile(deps.store, deps.hash, running.mobile);
  const tries = !source.knownBrowser && await deps.strain.isHigh()
    ? Math.min(STRAINED_TRIES, deps.rules.code.tries)
    : deps.rules.code.tries;
  const keys = [
    transactionKey(caller.transaction),
    deps.strain.newKey(),
    ipKey(caller),
    networkKey(caller),
    ...ledgerKeys(deps, running),
  ] as const;

  return await transact<
    [Transaction, StrainCount, PlaceBudget, PlaceBudget, ...PersonBudget[]],
    EnterCodeOutcome
  >(deps.store, keys, ([entry, strain, ip, network, ...persons], write) => {
    const transaction = entry.value;
    if (transaction?.step !== "code") return { outcome: "elsewhere" };
    // Another tab may have begun again with another number since.
    if (!isSameSubject(transaction, running)) return { outcome: "elsewhere" };
    if (!transaction.code) return { outcome: "none" };
    const [ledger, behind] = persons.map(({ value }) =>
      new PersonLedger(value, sourceName(source), now, deps.rules.person)
    );
    const retryAt = ledger.guessAllowedAt();
    if (retryAt !== null) return { outcome: "limited", retryAt };

    const judged = judgeCode(deps.hash, transaction.code, code, { now, tries });
    if (judged === "expired" || judged === "spent") return { outcome: judged };
    // The number behind a national ID has had enough guesses, which must not be told.
    const verdict = behind && behind.guessAllowedAt() !== null ? "wrong" : judged;
    count(verdict);
    const keepLedgers = () =>
      [ledger, behind].forEach((each, i) => {
        if (each) write.set(keys[4 + i], each.budget, { expireIn: PERSON_BUDGET_LIFETIME });
      });

    if (verdict === "wrong") {
      const wrongTries = transaction.code.wrongTries + 1;
      ledger.spendGuess();
      behind?.spendGuess();
      keepLedgers();
      writeTransaction(write, caller.transaction, {
        ...transaction,
        code: { ...transaction.code, wrongTries },
      });
      deps.audit.include(write, auditRecord(deps, caller, "code.wrong"));
      return wrongTries >= tries
        ? { outcome: "spent" }
        : { outcome: "wrong", triesLeft: tries - wrongTries };
    }

    ledger.succeed();
    behind?.succeed();
    keepLedgers();
    [ip, network].forEach(({ value }, i) => {
      const place = currentPlace(value, now);
      write.set(keys[2 + i], { ...place, used: place.used + 1 }, {
        expireIn: PLACE_BUDGET_LIFETIME,
      });
    });
    const knownBrowser = Boolean(account);
    const transactionToken = tokenAfter(deps, caller, transaction.code);
    write.delete(keys[0]);
    rememberAccepted(write, caller, { code: transaction.code, knownBrowser, now });
    const emailed = transaction.codeEmailed === transaction.code.id;
    deps.audit.include(write, auditRecord(deps, caller, "code.right", { detail: { emailed } }));
    const event = account ? "code_right_in_known_browser" : "code_right";
    writeTransaction(
      write,
      deps.hash.digest("transaction", transactionToken),
      advance(transaction, event, {
        code: undefined,
        authTime: now,
        accountId: account ? account.id : undefined,
      })!,
    );
    return { outcome: "accepted", knownBrowser, transactionToken };

    function count(verdict: CodeVerdict) {
      const { right, wrong } = strain.value ?? { right: 0, wrong: 0 };
      const next = verdict === "right" ? { right: right + 1, wrong } : { right, wrong: wrong + 1 };
      write.set(keys[1], next, { expireIn: STRAIN_LIFETIME });
    }
  });
}
