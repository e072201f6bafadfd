/** Step 3: who is it? SIM ownership first, so that nobody can probe the civil registry about others. */
import type { RetryAt } from "../budget/day.ts";
import { type PersonBudget, PersonLedger } from "../budget/person.ts";
import { sourceName } from "../budget/source.ts";
import { ageOn } from "../identity/birth_date.ts";
import { asking, type Unanswered } from "../registry/asking.ts";
import { ownsSim } from "../registry/registries.ts";
import { transact } from "../platform/store.ts";
import { auditRecord, type Caller, type SignInDeps } from "../journey/deps.ts";
import { findPerson } from "../journey/find_person.ts";
import { nextStep } from "../journey/journey.ts";
import { type IdentityErrors, parseIdentity } from "./parse_identity.ts";
import { PERSON_BUDGET_LIFETIME, personKey, sourceOf } from "../journey/subject.ts";
import {
  advance,
  type CheckedIdentity,
  readTransaction,
  type Transaction,
  transactionKey,
  type TypedIdentity,
  writeTransaction,
} from "../journey/transaction.ts";

export type CheckIdentityOutcome =
  | { outcome: "found" }
  | { outcome: "invalid"; errors: IdentityErrors }
  /** Back to the first page (guide 1.7 §1.3). */
  | { outcome: "sim_mismatch" }
  | { outcome: "mismatch" }
  | { outcome: "refused" }
  | Unanswered
  | { outcome: "limited"; retryAt: number }
  | { outcome: "elsewhere" };

export async function checkIdentity(
  deps: SignInDeps,
  caller: Caller,
  typed: TypedIdentity,
): Promise<CheckIdentityOutcome> {
  const transaction = await readTransaction(deps, caller);
  if (!transaction || !nextStep(transaction.step, "person_found")) return { outcome: "elsewhere" };

  const parsed = parseIdentity(typed, deps.calendar, deps.clock.now());
  if ("errors" in parsed) return { outcome: "invalid", errors: parsed.errors };
  const { who, birthDate } = parsed;

  const retryAt = await spendTry(deps, caller, transaction, typed);
  if (retryAt !== null) return { outcome: "limited", retryAt };
  const { mobile } = transaction;
  const asked = await asking(
    deps,
    async () =>
      await ownsSim(deps.sim, mobile, who)
        ? await findPerson(deps, who, birthDate)
        : "sim_not_owned" as const,
  );
  if (asked.outcome === "registry_unavailable") {
    await refundTry(deps, caller, mobile);
    return asked;
  }
  const person = asked.answer;
  if (person === "sim_not_owned") {
    const failure = who.kind === "foreign" ? "sim_mismatch_foreign" : "sim_mismatch";
    return await simMismatch(deps, caller, { mobile, failure });
  }
  if (!person) {
    await deps.audit.append(auditRecord(deps, caller, "identity.mismatch"));
    return { outcome: "mismatch" };
  }
  return await record(deps, caller, mobile, { who, birthDate, person });
}

/** Keeps what was typed and counts the try before any registry is asked. */
async function spendTry(
  deps: SignInDeps,
  caller: Caller,
  { mobile }: Transaction,
  typed: TypedIdentity,
): Promise<RetryAt> {
  const source = sourceName(await sourceOf(deps, caller, mobile));
  const keys = [transactionKey(caller.transaction), personKey(deps, mobile)] as const;
  return await transact<[Transaction, PersonBudget], RetryAt>(
    deps.store,
    keys,
    ([entry, person], write) => {
      const ledger = new PersonLedger(
        person.value,
        source,
        deps.clock.now(),
        deps.rules.person,
      );
      const retryAt = ledger.identityAllowedAt();
      if (retryAt === null) {
        ledger.spendIdentity();
        write.set(keys[1], ledger.budget, { expireIn: PERSON_BUDGET_LIFETIME });
      }
      if (entry.value) {
        writeTransaction(write, caller.transaction, { ...entry.value, typedIdentity: typed });
      }
      return retryAt;
    },
  );
}

async function refundTry(deps: SignInDeps, caller: Caller, mobile: string): Promise<void> {
  const source = sourceName(await sourceOf(deps, caller, mobile));
  const key = personKey(deps, mobile);
  await transact<[PersonBudget], void>(deps.store, [key], ([person], write) => {
    const ledger = new PersonLedger(person.value, source, deps.clock.now(), deps.rules.person);
    ledger.refundIdentity();
    write.set(key, ledger.budget, { expireIn: PERSON_BUDGET_LIFETIME });
  });
}

async function simMismatch(
  deps: SignInDeps,
  caller: Caller,
  { mobile, failure }: { mobile: string; failure: Transaction["failure"] },
): Promise<CheckIdentityOutcome> {
  return await change(deps, caller, mobile, (transaction, write) => {
    const next = advance(transaction, "sim_not_owned", { failure });
    if (!next) return { outcome: "elsewhere" };
    writeTransaction(write, caller.transaction, next);
    deps.audit.include(write, auditRecord(deps, caller, "identity.sim_mismatch"));
    return { outcome: "sim_mismatch" };
  });
}

async function record(
  deps: SignInDeps,
  caller: Caller,
  mobile: string,
  identity: CheckedIdentity,
): Promise<CheckIdentityOutcome> {
  const age = ageOn(identity.birthDate, deps.calendar.today(deps.clock.now()));
  const refusal = !identity.person.alive
    ? "deceased"
    : age < deps.rules.minimumAge
    ? "under_age"
    : undefined;
  return await change(deps, caller, mobile, (transaction, write) => {
    const next = refusal
      ? advance(transaction, "person_refused", { refusal, identity: undefined })
      : advance(transaction, "person_found", { identity });
    if (!next) return { outcome: "elsewhere" };
    writeTransaction(write, caller.transaction, next);
    if (!refusal) return { outcome: "found" };
    deps.audit.include(write, auditRecord(deps, caller, `identity.${refusal}`));
    return { outcome: "refused" };
  });
}

/**
 * One atomic change of the running transaction. What the registries said holds for `mobile` only: another tab
 * may have begun again with another number since.
 */
async function change(
  deps: SignInDeps,
  caller: Caller,
  mobile: string,
  decide: (
    transaction: Transaction,
    write: Parameters<typeof writeTransaction>[0],
  ) => CheckIdentityOutcome,
): Promise<CheckIdentityOutcome> {
  return await transact<[Transaction], CheckIdentityOutcome>(
    deps.store,
    [transactionKey(caller.transaction)],
    ([entry], write) =>
      entry.value?.mobile === mobile ? decide(entry.value, write) : { outcome: "elsewhere" },
  );
}
