/** Step 2: the one-time code. Every try is one atomic commit, however many arrive at once. */
import {
  type CodeVerdict,
  judgeCode,
  parseCode,
  STRAINED_TRIES,
} from "../challenge/one_time_code.ts";
import { type PersonBudget, PersonLedger } from "../challenge/person_budget.ts";
import { currentPlace, type PlaceBudget } from "../challenge/place_budget.ts";
import { sourceName } from "../challenge/source.ts";
import {
  isStrained,
  STRAIN_LIFETIME,
  type StrainCount,
  strainKey,
} from "../challenge/system_strain.ts";
import { findAccountByMobile } from "../identity/account.ts";
import { transact } from "../store.ts";
import { auditRecord, type Caller, type SignInDeps } from "./deps.ts";
import {
  addressKey,
  networkKey,
  PERSON_BUDGET_LIFETIME,
  personKey,
  PLACE_BUDGET_LIFETIME,
  sourceOf,
} from "./request_code.ts";
import {
  advance,
  readTransaction,
  type Transaction,
  transactionKey,
  writeTransaction,
} from "./transaction.ts";

export type EnterCodeOutcome =
  | { outcome: "accepted"; knownBrowser: boolean }
  | { outcome: "wrong"; triesLeft: number }
  | { outcome: "missing" | "format" | "expired" | "spent" }
  | { outcome: "limited"; retryAt: number }
  | { outcome: "elsewhere" };

export async function enterCode(
  deps: SignInDeps,
  caller: Caller,
  typed: string,
): Promise<EnterCodeOutcome> {
  const running = await readTransaction(deps.store, caller);
  if (running?.step !== "code") return { outcome: "elsewhere" };
  if (!typed.trim()) return { outcome: "missing" };
  const code = parseCode(typed, deps.rules.code.digits);
  if (!code) return { outcome: "format" };

  const now = deps.clock.now();
  const source = await sourceOf(deps, caller, running.mobile);
  const account = source.knownBrowser &&
    await findAccountByMobile(deps.store, deps.hash, running.mobile);
  const tries = !source.knownBrowser && await isStrained(deps.store, now)
    ? Math.min(STRAINED_TRIES, deps.rules.code.tries)
    : deps.rules.code.tries;
  const keys = [
    transactionKey(caller.transaction),
    personKey(deps, running.mobile),
    strainKey(deps.random, now),
    addressKey(caller),
    networkKey(caller),
  ] as const;

  return await transact<
    [Transaction, PersonBudget, StrainCount, PlaceBudget, PlaceBudget],
    EnterCodeOutcome
  >(deps.store, keys, ([entry, person, strain, ...places], write) => {
    const transaction = entry.value;
    if (transaction?.step !== "code" || !transaction.code) return { outcome: "elsewhere" };
    // Another tab may have begun again with another number since.
    if (transaction.mobile !== running.mobile) return { outcome: "elsewhere" };
    const ledger = new PersonLedger(person.value, sourceName(source), now, deps.rules.person);
    const retryAt = ledger.guessAllowedAt();
    if (retryAt !== null) return { outcome: "limited", retryAt };

    const verdict = judgeCode(deps.hash, transaction.code, code, { now, tries });
    if (verdict === "expired" || verdict === "spent") return { outcome: verdict };
    count(verdict);

    if (verdict === "wrong") {
      const wrongTries = transaction.code.wrongTries + 1;
      ledger.spendGuess();
      write.set(keys[1], ledger.budget, { expireIn: PERSON_BUDGET_LIFETIME });
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
    write.set(keys[1], ledger.budget, { expireIn: PERSON_BUDGET_LIFETIME });
    places.forEach(({ value }, i) => {
      const place = currentPlace(value, now);
      write.set(keys[3 + i], { ...place, used: place.used + 1 }, {
        expireIn: PLACE_BUDGET_LIFETIME,
      });
    });
    const event = account ? "code_right_in_known_browser" : "code_right";
    writeTransaction(
      write,
      caller.transaction,
      advance(transaction, event, {
        code: undefined,
        authTime: now,
        accountId: account ? account.id : undefined,
      })!,
    );
    return { outcome: "accepted", knownBrowser: Boolean(account) };

    function count(verdict: CodeVerdict) {
      const { right, wrong } = strain.value ?? { right: 0, wrong: 0 };
      const next = verdict === "right" ? { right: right + 1, wrong } : { right, wrong: wrong + 1 };
      write.set(keys[2], next, { expireIn: STRAIN_LIFETIME });
    }
  });
}
