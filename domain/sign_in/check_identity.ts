/**
 * Step 3: identity. SIM ownership comes first, so that nobody can probe the civil registry about
 * others.
 */
import type { SignInPorts } from "./ports.ts";
import { ageOn } from "../identity/birth_date.ts";
import { asking, type Unanswered } from "../registry/asking.ts";
import { type CivilRecord, ownsSim } from "../registry/registries.ts";
import { transact, type Write } from "../platform/commit.ts";
import type { Found } from "../platform/record.ts";
import { auditRecord, type Caller } from "../journey/caller.ts";
import { findPerson } from "../journey/find_person.ts";
import { nextStep } from "../journey/journey.ts";
import { type IdentityErrors, parseIdentity } from "./parse_identity.ts";
import { refundTry, spendTry } from "./identity_tries.ts";
import {
  advance,
  type CheckedIdentity,
  readTransaction,
  type Transaction,
  transactionRecord,
  type TypedIdentity,
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
  deps: SignInPorts,
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
  const asked = await asking(deps, () => findOwner(deps, mobile, parsed));
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

/** SIM ownership first, so that people cannot look up others in the civil registry. */
async function findOwner(
  deps: SignInPorts,
  mobile: string,
  { who, birthDate }: Pick<CheckedIdentity, "who" | "birthDate">,
): Promise<CivilRecord | null | "sim_not_owned"> {
  if (!await ownsSim(deps.sim, mobile, who)) return "sim_not_owned";
  return await findPerson(deps, who, birthDate);
}

async function simMismatch(
  deps: SignInPorts,
  caller: Caller,
  { mobile, failure }: { mobile: string; failure: Transaction["failure"] },
): Promise<CheckIdentityOutcome> {
  return await change(deps, caller, mobile, (running, write) => {
    const next = advance(running.value, "sim_not_owned", { failure });
    if (!next) return { outcome: "elsewhere" };
    write.set(running, next);
    deps.audit.include(write, auditRecord(deps, caller, "identity.sim_mismatch"));
    return { outcome: "sim_mismatch" };
  });
}

async function record(
  deps: SignInPorts,
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
  return await change(deps, caller, mobile, (running, write) => {
    const next = refusal
      ? advance(running.value, "person_refused", { refusal, identity: undefined })
      : advance(running.value, "person_found", { identity });
    if (!next) return { outcome: "elsewhere" };
    write.set(running, next);
    if (!refusal) return { outcome: "found" };
    deps.audit.include(write, auditRecord(deps, caller, `identity.${refusal}`));
    return { outcome: "refused" };
  });
}

/**
 * One atomic change of the running transaction. The registries' answers are valid for `mobile`
 * only: another tab may have started over with another number.
 */
async function change(
  deps: SignInPorts,
  caller: Caller,
  mobile: string,
  decide: (
    running: Found<Transaction> & { value: Transaction },
    write: Write,
  ) => CheckIdentityOutcome,
): Promise<CheckIdentityOutcome> {
  const wanted = { running: transactionRecord(caller.transaction) };
  return await transact(deps.store, wanted, ({ running }, write) => {
    const { value } = running;
    return value?.mobile === mobile
      ? decide({ ...running, value }, write)
      : { outcome: "elsewhere" };
  });
}
