/**
 * After a right code the journey continues under another token, so that somebody who knew the
 * browser's cookie before (who prepared the page on a shared computer, say) cannot follow it. The
 * response with the new token may be lost on a bad line: within the code's lifetime, the same form
 * sent again leads to the same journey.
 */
import type { Ports } from "../ports.ts";
import type { CodePorts } from "./ports.ts";
import { CODE_RULES } from "../budget/code.ts";
import { judgeCode, type OneTimeCode, parseCode } from "../journey/one_time_code.ts";
import { transact, type Write } from "../platform/commit.ts";
import { record } from "../platform/record.ts";
import type { Caller } from "../journey/caller.ts";

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

export const acceptedCodeRecord = record<AcceptedCode, [transaction: string]>("accepted_code", {
  about: "the code that moved a journey to a new token, by the transaction that it was entered in",
  expireIn: CODE_RULES.lifetime,
});

/** The journey's next token, which is sent only in the response to a right code. */
export function tokenAfter(
  { hash }: Pick<Ports, "hash">,
  { transaction }: Caller,
  { id }: OneTimeCode,
): string {
  return hash.digest("next_transaction", transaction, id);
}

export function rememberAccepted(
  write: Write,
  { transaction }: Caller,
  { code, knownBrowser, now }: AcceptedCode & { now: number },
): void {
  const kept: AcceptedCode = { code: { ...code, sealed: undefined, wrongTries: 0 }, knownBrowser };
  write.set(acceptedCodeRecord(transaction), kept, { expireIn: code.expiresAt - now });
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
      write.delete(found);
      return null;
    }
    const transactionToken = tokenAfter(deps, caller, accepted.code);
    return { outcome: "accepted", knownBrowser: accepted.knownBrowser, transactionToken };
  });
}
