/**
 * Whether a one-time code may be sent now, and what is recorded: a pure decision on what was read.
 */
import type { Ports } from "../ports.ts";
import type { CodePorts } from "./ports.ts";
import { captchaSpentRecord } from "../captcha/captcha.ts";
import { type Lack, lackOf, type Shown } from "../budget/demand.ts";
import { PersonLedger } from "../budget/ledger.ts";
import type { PersonBudget } from "../budget/person.ts";
import { countAt, hourOf, placeRecords, type Places, placesAt } from "../budget/place.ts";
import { isBrowserSource } from "../budget/source.ts";
import { withSent } from "../budget/system_strain.ts";
import { LEAST_BITS } from "../captcha/proof_of_work.ts";
import { requirementAt, type Strain } from "./requirement.ts";
import { decoyOf, isLiveCode, type OneTimeCode } from "../journey/one_time_code.ts";
import { auditRecord, type Caller } from "../journey/caller.ts";
import {
  budgetsOf,
  isSameSubject,
  type Subject,
  subjectDigest,
  typedBefore,
} from "../journey/subject.ts";
import { type Transaction, transactionRecord } from "../journey/transaction.ts";
import { addWaiting, waitingRecord } from "../journey/waiting.ts";
import type { Write } from "../platform/commit.ts";
import type { Read, ReadOf } from "../platform/read.ts";
import type { Found } from "../platform/record.ts";
import { includeOnce, recordedRecord } from "../platform/record_once.ts";

/** The proof with which a journey begins. */
export interface Opening {
  /** The transaction that the new one replaces. */
  former: string;
  /**
   * The security code that was solved; it is marked as used in the commit that counts the one-time
   * code.
   */
  captchaId: string;
  shown: Shown;
}

export interface Sending {
  caller: Caller;
  subject: Subject;
  /** Absent if the person asked for another code. */
  opening?: Opening;
  /** The source that the code counts for. */
  source: string;
  record: OneTimeCode;
  strain: Strain;
  now: number;
}

export type SendingDecision =
  | {
    outcome: "issued";
    /** Nothing is sent: no account has that national ID, or its number has used up its codes. */
    silent: boolean;
  }
  | { outcome: "waiting" | "limited"; retryAt: number }
  | { outcome: "captcha_spent" }
  /** What was shown is not enough for this browser now. */
  | { outcome: "captcha"; error: Lack };

const sendingRecords = (
  deps: CodePorts,
  { caller, subject, opening }: Pick<Sending, "caller" | "subject" | "opening">,
) => ({
  running: transactionRecord(opening?.former ?? caller.transaction),
  ...placeRecords(caller, deps.newShard()),
  strain: deps.strain.newShard(),
  waiting: waitingRecord(deps.hash, subject.mobile || subject.nationalId!),
  captcha: opening && captchaSpentRecord(opening.captchaId),
  budgets: budgetsOf(deps, subject),
  recorded: recordedRecord("code.limited", subjectDigest(deps, subject)),
});

type SendingRecords = ReadOf<ReturnType<typeof sendingRecords>> & {
  /** Absent if they do not matter: for the number's owner, and for another code. */
  places?: Places;
};

/** The places are summed once this transaction's turn has come. */
export async function readForSending(
  deps: CodePorts,
  sending: Sending,
  read: Read,
): Promise<SendingRecords> {
  const found = await read(sendingRecords(deps, sending));
  if (!sending.opening || isBrowserSource(sending.source)) return found;
  return { ...found, places: await placesAt(deps.store, sending.caller, sending.now) };
}

export function decideSending(
  deps: CodePorts,
  sending: Sending,
  found: SendingRecords,
  write: Write,
): SendingDecision {
  if (found.captcha?.value) return { outcome: "captcha_spent" };
  const error = lacking(deps, sending, found);
  // The second picture is drawn in place of the first.
  if (found.captcha && (error === null || error === "another")) write.set(found.captcha, true);
  if (error) return { outcome: "captcha", error };

  const own = ledgerOf(deps, sending, found.budgets.own);
  const retryAt = own.codeAllowedAt();
  if (retryAt !== null) return refuse(deps, sending, found, { own, retryAt }, write);
  countSent(sending, found, own, write);
  return issue(deps, sending, found, own, write);
}

/** `null` if the security code was answered in a way that is enough for this browser now. */
function lacking(
  { rules }: Pick<Ports, "rules">,
  { opening, strain, now }: Sending,
  { places }: SendingRecords,
): Lack | null {
  if (!opening) return null;
  if (!places) return lackOf(opening.shown, "proof", LEAST_BITS);
  const { demand, bits } = requirementAt(places, { rules, strain, now });
  return lackOf(opening.shown, demand, bits);
}

/** The number's budget is used up. That is recorded once an hour, however often it is tried. */
function refuse(
  deps: CodePorts,
  sending: Sending,
  found: SendingRecords,
  { own, retryAt }: { own: PersonLedger; retryAt: number },
  write: Write,
): SendingDecision {
  includeOnce(deps, write, found.recorded, auditRecord(deps, sending.caller, "code.limited"));
  // A dialled code could not be entered.
  const isClosed = own.guessAllowedAt() !== null;
  if (!deps.wires.ussd || isClosed) return { outcome: "limited", retryAt };
  begin(sending, found, { ...stillLive(deps, sending, found), resendAt: retryAt }, write);
  return { outcome: "waiting", retryAt };
}

/** The places of a browser that the number's owner has used do not matter to it. */
function countSent(
  { source, now }: Sending,
  { ip, network, strain }: SendingRecords,
  own: PersonLedger,
  write: Write,
): void {
  write.set(strain, withSent(strain.value));
  if (isBrowserSource(source) || own.isAwaitingCode(hourOf(now))) return;
  for (const place of [ip, network]) countAt(place, "sent", now, write);
}

const ledgerOf = (
  { rules }: Pick<Ports, "rules">,
  { source, now }: Sending,
  budget: Found<PersonBudget>,
) => new PersonLedger(budget.value, source, now, rules.person);

/** Counts the code and starts to wait for it. */
function issue(
  deps: CodePorts,
  sending: Sending,
  found: SendingRecords,
  own: PersonLedger,
  write: Write,
): SendingDecision {
  const { subject, record, now } = sending;
  const { behind: budget } = found.budgets;
  const behind = budget && ledgerOf(deps, sending, budget);
  const silent = !subject.mobile || (behind !== undefined && behind.codeAllowedAt() !== null);
  own.spendCode();
  write.set(found.budgets.own, own.budget);
  if (!silent) behind?.spendCode();
  if (behind) write.set(budget!, behind.budget);
  const code = silent ? decoyOf(record) : record;
  begin(sending, found, { code, resendAt: now + deps.rules.person.resendAfter }, write);
  deps.audit.include(write, auditRecord(deps, sending.caller, "code.sent"));
  return { outcome: "issued", silent };
}

/** The journey is at the code step, and also waits for a dialled code. */
function begin(
  { caller: { transaction }, subject, opening, source, now }: Sending,
  { running, waiting }: SendingRecords,
  waited: WaitedFor & Pick<Transaction, "resendAt">,
  write: Write,
): void {
  if (opening) write.delete(running);
  const typedIdentity = typedBefore(running.value, subject);
  const step = "code";
  write.set(transactionRecord(transaction), { step, ...subject, ...waited, typedIdentity });
  write.set(waiting, addWaiting(waiting.value, source, { transaction, askedAt: now }));
}

/** The code and how it came, so that no page says of a refused message that it was sent. */
type WaitedFor = Pick<
  Transaction,
  "code" | "codeUndelivered" | "codeLost" | "codeDialled" | "codeEmailed"
>;

function stillLive(
  { rules }: Pick<Ports, "rules">,
  { subject, now }: Sending,
  { running: { value: running } }: SendingRecords,
): WaitedFor {
  const same = running?.step === "code" && isSameSubject(running, subject);
  if (!same || !running.code || !isLiveCode(running.code, rules.code, now)) return {};
  const { code, codeUndelivered, codeLost, codeDialled, codeEmailed } = running;
  return { code, codeUndelivered, codeLost, codeDialled, codeEmailed };
}
