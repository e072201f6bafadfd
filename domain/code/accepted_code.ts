/**
 * After a right code the journey continues under another token, so that somebody who knew the
 * browser's cookie before (who prepared the page on a shared computer, say) cannot follow it. The
 * response with the new token may be lost on a bad line: within the code's lifetime, the same form
 * sent again leads to the same journey.
 */
import type { Ports } from "../ports.ts";
import type { CodePorts } from "./ports.ts";
import { judgeCode, type OneTimeCode, parseCode } from "../journey/one_time_code.ts";
import { transact, type Write } from "../platform/commit.ts";
import { read } from "../platform/read.ts";
import { record } from "../platform/record.ts";
import { answeredFormRecord } from "../session/answered_form.ts";
import type { Caller } from "../journey/caller.ts";
import { TRANSACTION_LIFETIME } from "../journey/transaction.ts";
import { begunToken } from "../journey/transaction_token.ts";

export interface Accepted {
  outcome: "accepted";
  knownBrowser: boolean;
  /** The token of this browser's journey from now on. */
  transactionToken: string;
}

interface AcceptedCode {
  code: OneTimeCode;
  knownBrowser: boolean;
}

/** Kept longer than the code is valid, so that a page can say that the journey went on without it. */
export const acceptedCodeRecord = record<AcceptedCode, [transaction: string]>("accepted_code", {
  about: "the code that moved a journey to a new token, by the transaction that it was entered in",
  expireIn: TRANSACTION_LIFETIME,
});

/** The journey's next token, which is sent only in the response to a right code. */
export function tokenAfter(
  deps: Pick<Ports, "hash">,
  { transaction }: Caller,
  { id }: OneTimeCode,
): string {
  return begunToken(deps, transaction, id);
}

export function rememberAccepted(
  write: Write,
  { transaction }: Caller,
  { code, knownBrowser }: AcceptedCode,
): void {
  const kept: AcceptedCode = { code: { ...code, sealed: undefined, wrongTries: 0 }, knownBrowser };
  write.set(acceptedCodeRecord(transaction), kept);
}

/**
 * `null` unless this code was accepted in this transaction. A wrong code ends this possibility,
 * since no budget counts it.
 */
export async function acceptedBefore(
  deps: CodePorts,
  caller: Caller,
  typed: string,
): Promise<Accepted | null> {
  const code = parseCode(typed, deps.rules.code.digits);
  if (!code) return null;
  const wanted = { found: acceptedCodeRecord(caller.transaction) };
  return await transact(deps.store, wanted, ({ found }, write) => {
    const accepted = found.value;
    if (!accepted) return null;
    const now = deps.clock.now();
    if (judgeCode(deps.hash, accepted.code, code, { now, tries: 1 }) !== "right") {
      write.set(found, { ...accepted, code: { ...accepted.code, wrongTries: 1 } });
      return null;
    }
    const transactionToken = tokenAfter(deps, caller, accepted.code);
    return { outcome: "accepted", knownBrowser: accepted.knownBrowser, transactionToken };
  });
}

/** Whether a journey left this token, although the browser never heard of the next one. */
export async function wentOn(
  { store }: Pick<Ports, "store">,
  { transaction }: Caller,
): Promise<boolean> {
  const { accepted, answered } = await read(store, {
    accepted: acceptedCodeRecord(transaction),
    answered: answeredFormRecord(transaction),
  });
  return accepted.value !== null || answered.value !== null;
}
