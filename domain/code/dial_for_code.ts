/**
 * Dialling for a code (guide 1.7 §1.2): the operator asks on behalf of the SIM's holder. The
 * current code is shown. A browser that may not get one by SMS gets one, since dialling proves what
 * the SMS was to prove. Wrong attempts count as always.
 */
import type { CodePorts } from "./ports.ts";
import { isLiveCode, issueCode } from "../journey/one_time_code.ts";
import type { Dialled } from "../notice/delivery.ts";
import type { RetryAt } from "../budget/uses.ts";
import { PersonLedger, SIM_SOURCE } from "../budget/ledger.ts";
import type { PersonBudget } from "../budget/person.ts";
import { parseMobile } from "../identity/mobile.ts";
import { transact, type Write } from "../platform/commit.ts";
import type { Read } from "../platform/read.ts";
import { includeOnce, recordedRecord } from "../platform/record_once.ts";
import type { Found } from "../platform/record.ts";
import { budgetOfMobile } from "../journey/subject.ts";
import { type Transaction, transactionRecord } from "../journey/transaction.ts";
import { waitingRecord } from "../journey/waiting.ts";

/** A journey that waits for a code, and its current code; `null` if none can be entered. */
interface Open {
  running: Found<Transaction> & { value: Transaction };
  askedAt: number;
  code: string | null;
}

export async function dialForCode(
  deps: CodePorts,
  dialler: { mobile: string; requestId: string },
): Promise<Dialled> {
  const mobile = parseMobile(dialler.mobile);
  if (!mobile) return { outcome: "none" };
  return await transact(
    deps.store,
    (read) => readDialled(deps, mobile, read),
    ({ budget, asked, recorded }, write) => {
      const now = deps.clock.now();
      const open = asked.flatMap((one) => openOf(deps, mobile, one, now));
      if (!open.length) return { outcome: "none" };
      const lacking = open.filter(({ code }) => code === null).length;
      const retryAt = lacking ? spendCode(deps, budget, write, now) : null;
      const codes = open.flatMap((one) => showCode(deps, one, write, { retryAt, now }));
      if (!codes.length) return { outcome: "limited", retryAt: retryAt! };
      const issued = retryAt === null ? lacking : 0;
      const { requestId } = dialler;
      const dialled = { at: now, event: "code.dialled", requestId, detail: { issued } } as const;
      if (issued > 0) deps.audit.include(write, dialled);
      else includeOnce(deps, write, recorded, dialled);
      return { outcome: "codes", codes };
    },
  );
}

/** The number's budget and the journeys that wait for its code, newest first. */
async function readDialled(deps: CodePorts, mobile: string, read: Read) {
  const { waiting, ...found } = await read({
    waiting: waitingRecord(deps.hash, mobile),
    budget: budgetOfMobile(deps, mobile),
    recorded: recordedRecord("code.dialled", deps.hash.digest("mobile", mobile)),
  });
  const newest = Object.values(waiting.value ?? {}).sort((a, b) => b.askedAt - a.askedAt);
  const asked = await read(newest.map(({ transaction, askedAt }) => ({
    running: transactionRecord(transaction),
    askedAt,
  })));
  return { ...found, asked };
}

function openOf(
  deps: CodePorts,
  mobile: string,
  { running, askedAt }: { running: Found<Transaction>; askedAt: number },
  now: number,
): Open[] {
  const { value } = running;
  if (value?.step !== "code" || value.mobile !== mobile) return [];
  const { code } = value;
  // Without its digits it is a code that nothing matches.
  const isUsable = code?.sealed && isLiveCode(code, deps.rules.code, now);
  const digits = isUsable ? deps.seal.open(code.sealed!, code.id) : null;
  return [{ running: { ...running, value }, askedAt, code: digits }];
}

/** Counts one code for all journeys without one. */
function spendCode(
  deps: CodePorts,
  budget: Found<PersonBudget>,
  write: Write,
  now: number,
): RetryAt {
  const rules = { ...deps.rules.person, resendAfter: 0 };
  const ledger = new PersonLedger(budget.value, SIM_SOURCE, now, rules);
  const retryAt = ledger.codeAllowedAt();
  if (retryAt !== null) return retryAt;
  ledger.spendCode();
  write.set(budget, ledger.budget);
  return null;
}

/** The code of a journey: the current one, or a new one unless the budget is used up. */
function showCode(
  deps: CodePorts,
  { running, askedAt, code: known }: Open,
  write: Write,
  { retryAt, now }: { retryAt: RetryAt; now: number },
) {
  if (known !== null) return [{ code: known, askedAt }];
  if (retryAt !== null) return [];
  const { code, record } = issueCode(deps, deps.rules.code, now);
  write.set(running, {
    ...running.value,
    code: record,
    codeDialled: record.id,
    codeUndelivered: undefined,
    codeLost: undefined,
  });
  return [{ code, askedAt }];
}
