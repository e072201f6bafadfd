/**
 * The result of one attempt at a one-time code, and what is recorded: a pure decision on what was
 * read.
 */
import type { CodePorts } from "./ports.ts";
import { PersonLedger } from "../budget/ledger.ts";
import type { PersonBudget } from "../budget/person.ts";
import { countAt, placeRecords } from "../budget/place.ts";
import { withCode } from "../budget/system_strain.ts";
import type { Account } from "../identity/account.ts";
import { auditRecord, type Caller } from "../journey/caller.ts";
import { judgeCode, type OneTimeCode } from "../journey/one_time_code.ts";
import { budgetsOf, isSameSubject, type Subject } from "../journey/subject.ts";
import { advance, channelOf, type Transaction, transactionRecord } from "../journey/transaction.ts";
import type { Write } from "../platform/commit.ts";
import type { ReadOf } from "../platform/read.ts";
import type { Found } from "../platform/record.ts";
import { type Accepted, rememberAccepted, tokenAfter } from "./accepted_code.ts";

export type TryOutcome =
  | Accepted
  | { outcome: "wrong"; triesLeft: number }
  | { outcome: "expired" | "spent" }
  /** None was issued by SMS, but it can be obtained by dialling. */
  | { outcome: "none" }
  | { outcome: "limited"; retryAt: number }
  | { outcome: "elsewhere" };

export interface Try {
  caller: Caller;
  /** The journey's subject when the code was typed. */
  subject: Subject;
  /** The source that the attempt counts for. */
  source: string;
  /** The account that knows this browser. */
  account?: Account;
  /** Digits. */
  code: string;
  /** How many attempts a code has now. */
  tries: number;
  now: number;
}

export const tryRecords = (deps: CodePorts, caller: Caller, subject: Subject) => ({
  running: transactionRecord(caller.transaction),
  strain: deps.strain.newShard(),
  ...placeRecords(caller, deps.newShard()),
  budgets: budgetsOf(deps, subject),
});

type TryRecords = ReadOf<ReturnType<typeof tryRecords>>;

/** The journey that waits for the code. */
type Waiting = Found<Transaction> & { value: Transaction & { code: OneTimeCode } };

interface Ledgers {
  own: PersonLedger;
  behind?: PersonLedger;
}

export function decideTry(
  deps: CodePorts,
  one: Try,
  found: TryRecords,
  write: Write,
): TryOutcome {
  const { code, tries, now } = one;
  const transaction = found.running.value;
  // Another tab may have started over with another number in between.
  if (transaction?.step !== "code" || !isSameSubject(transaction, one.subject)) {
    return { outcome: "elsewhere" };
  }
  if (!transaction.code) return { outcome: "none" };
  const ledgers = ledgersOf(deps, one, found);
  const retryAt = ledgers.own.guessAllowedAt();
  if (retryAt !== null) return { outcome: "limited", retryAt };

  const judged = judgeCode(deps.hash, transaction.code, code, { now, tries });
  if (judged === "expired" || judged === "spent") return { outcome: judged };
  // The number behind a national ID has used up its guesses, which must not be revealed.
  const isClosed = ledgers.behind !== undefined && ledgers.behind.guessAllowedAt() !== null;
  const isRight = judged === "right" && !isClosed;
  write.set(found.strain, withCode(found.strain.value, isRight));
  const waiting = { ...found.running, value: { ...transaction, code: transaction.code } };
  const outcome = isRight
    ? accept(deps, one, { ...found, ledgers, waiting }, write)
    : recordWrong(deps, one, { ledgers, waiting }, write);
  keep(found.budgets, ledgers, write);
  return outcome;
}

function ledgersOf(
  { rules }: Pick<CodePorts, "rules">,
  { source, now }: Try,
  { budgets }: TryRecords,
): Ledgers {
  const ledgerOf = ({ value }: Found<PersonBudget>) =>
    new PersonLedger(value, source, now, rules.person);
  return { own: ledgerOf(budgets.own), behind: budgets.behind && ledgerOf(budgets.behind) };
}

function keep(budgets: TryRecords["budgets"], { own, behind }: Ledgers, write: Write): void {
  write.set(budgets.own, own.budget);
  if (budgets.behind && behind) write.set(budgets.behind, behind.budget);
}

function recordWrong(
  deps: CodePorts,
  { caller, tries }: Try,
  { ledgers, waiting }: { ledgers: Ledgers; waiting: Waiting },
  write: Write,
): TryOutcome {
  const { value: transaction } = waiting;
  const wrongTries = transaction.code.wrongTries + 1;
  ledgers.own.spendGuess();
  ledgers.behind?.spendGuess();
  write.set(waiting, { ...transaction, code: { ...transaction.code, wrongTries } });
  deps.audit.include(write, auditRecord(deps, caller, "code.wrong"));
  return { outcome: "wrong", triesLeft: Math.max(0, tries - wrongTries) };
}

/** The journey continues under another token. */
function accept(
  deps: CodePorts,
  { caller, account, now }: Try,
  { ip, network, ledgers, waiting }: TryRecords & { ledgers: Ledgers; waiting: Waiting },
  write: Write,
): Accepted {
  const { value: transaction } = waiting;
  ledgers.own.succeed();
  ledgers.behind?.succeed();
  const knownBrowser = account !== undefined;
  for (const place of knownBrowser ? [] : [ip, network]) countAt(place, "used", now, write);
  const transactionToken = tokenAfter(deps, caller, transaction.code);
  write.delete(waiting);
  rememberAccepted(write, caller, { code: transaction.code, knownBrowser });
  const channel = channelOf(transaction, transaction.code.id);
  const detail = { emailed: channel === "email" };
  deps.audit.include(write, auditRecord(deps, caller, "code.right", { detail }));
  const event = knownBrowser ? "code_right_in_known_browser" : "code_right";
  const changes = { code: undefined, channel, authTime: now, accountId: account?.id };
  const next = transactionRecord(deps.hash.digest("transaction", transactionToken));
  write.set(next, advance(transaction, event, changes)!);
  return { outcome: "accepted", knownBrowser, transactionToken };
}
