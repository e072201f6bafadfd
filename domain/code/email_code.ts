/** «ارسال ایمیل»: sends the same code again, to the national e-mail address (guide 1.7 §1). */
import type { Ports } from "../ports.ts";
import type { CodePorts } from "./ports.ts";
import { DeliveryFailed } from "../notice/delivery.ts";
import { isLiveCode, type OneTimeCode } from "../journey/one_time_code.ts";
import { PersonLedger } from "../budget/ledger.ts";
import { type Source, sourceName } from "../budget/source.ts";
import { findAccountByMobile } from "../identity/account.ts";
import { transact, type Write } from "../platform/commit.ts";
import type { ReadOf } from "../platform/read.ts";
import { auditRecord, type Caller } from "../journey/caller.ts";
import { budgetsOf, sourceOf } from "../journey/subject.ts";
import { readTransaction, type Transaction, transactionRecord } from "../journey/transaction.ts";

export type EmailCodeOutcome =
  /** Sent if an address is registered; the result is the same if none is (security_cases 24). */
  | { outcome: "sent" }
  /** There is no current code to send. */
  | { outcome: "expired" }
  | { outcome: "limited"; retryAt: number }
  | { outcome: "elsewhere" };

/** The code of a mail to be sent now, and whether it was counted for that. */
interface Leaving {
  code: OneTimeCode;
  spent: boolean;
}

/**
 * What a page may offer. Only a browser of the person's own learns whether an address is
 * registered.
 */
export async function emailWay(
  { mail, store, hash }: Pick<Ports, "mail" | "store" | "hash">,
  mobile: string,
  { knownBrowser }: Source,
): Promise<boolean | "no_email"> {
  if (!mail) return false;
  if (!knownBrowser) return true;
  const account = await findAccountByMobile(store, hash, mobile);
  return account?.email ? true : "no_email";
}

/** The requested code, the records of its journey and budget, and the source it counts for. */
interface Asked {
  running: Transaction;
  wanted: ReturnType<typeof wantedBy>;
  source: string;
  now: number;
}

const wantedBy = (deps: CodePorts, caller: Caller, running: Transaction) => ({
  journey: transactionRecord(caller.transaction),
  budget: budgetsOf(deps, running).own,
});

/**
 * Each code is sent by e-mail once; asking again has no effect unless the mail server refused it.
 */
export async function emailCode(deps: CodePorts, caller: Caller): Promise<EmailCodeOutcome> {
  const running = await readTransaction(deps, caller);
  if (!deps.mail || running?.step !== "code") return { outcome: "elsewhere" };
  const now = deps.clock.now();
  const source = sourceName(await sourceOf(deps, caller, running.mobile));
  const wanted = wantedBy(deps, caller, running);
  const asked = { running, wanted, source, now };
  function send({ leaving }: { leaving?: Leaving }): void {
    if (leaving) deps.background(() => sendMail(deps, caller, asked, leaving));
  }
  const decided = await transact(
    deps.store,
    wanted,
    (found, write) => decideMail(deps, caller, asked, found, write),
    send,
  );
  send(decided);
  const { leaving: _, ...outcome } = decided;
  return outcome;
}

function decideMail(
  deps: CodePorts,
  caller: Caller,
  { running, source, now }: Asked,
  { journey, budget }: ReadOf<Asked["wanted"]>,
  write: Write,
): EmailCodeOutcome & { leaving?: Leaving } {
  const transaction = journey.value;
  if (transaction?.step !== "code" || transaction.code?.id !== running.code?.id) {
    return { outcome: "elsewhere" };
  }
  const { code } = transaction;
  if (!code || !isLiveCode(code, deps.rules.code, now)) return { outcome: "expired" };
  if (transaction.codeEmailed === code.id) return { outcome: "sent" };
  const spent = transaction.codeUndelivered === true;
  if (spent) {
    // Given back because the operator refused it, but now it is sent after all. The pause between
    // two codes does not apply, since this is no new code.
    const rules = { ...deps.rules.person, resendAfter: 0 };
    const ledger = new PersonLedger(budget.value, source, now, rules);
    const retryAt = ledger.codeAllowedAt();
    if (retryAt !== null) return { outcome: "limited", retryAt };
    ledger.spendCode();
    write.set(budget, ledger.budget);
  }
  write.set(journey, { ...transaction, codeEmailed: code.id });
  deps.audit.include(write, auditRecord(deps, caller, "code.emailed"));
  return { outcome: "sent", leaving: { code, spent } };
}

async function sendMail(
  deps: CodePorts,
  caller: Caller,
  asked: Asked,
  leaving: Leaving,
): Promise<void> {
  const { id, sealed, expiresAt } = leaving.code;
  const account = await findAccountByMobile(deps.store, deps.hash, asked.running.mobile);
  const code = sealed && deps.seal.open(sealed, id);
  if (!account?.email || !code) return;
  const mail = deps.messages.codeMail({ code, expiresAt, language: caller.language ?? "fa" });
  try {
    await deps.mail!.send(account.email, mail);
    deps.onCodeSent?.("email");
  } catch (error) {
    if (!(error instanceof DeliveryFailed)) throw error;
    await recordRefused(deps, caller, asked, leaving);
  }
}

/** The person may ask once more, and the cost is given back. */
async function recordRefused(
  deps: CodePorts,
  caller: Caller,
  { wanted, source, now }: Asked,
  { code, spent }: Leaving,
): Promise<void> {
  await transact(deps.store, wanted, ({ journey, budget }, write) => {
    const detail = { channel: "email" };
    deps.audit.include(write, auditRecord(deps, caller, "code.delivery_failed", { detail }));
    if (journey.value?.codeEmailed !== code.id) return;
    const { codeEmailed: _, ...transaction } = journey.value;
    write.set(journey, transaction);
    if (!spent) return;
    const ledger = new PersonLedger(budget.value, source, deps.clock.now(), deps.rules.person);
    ledger.refundCode(now);
    write.set(budget, ledger.budget);
  });
}
