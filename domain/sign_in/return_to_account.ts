/**
 * A known browser after a right code: only SIM ownership is checked again (sign_in.md "Returning").
 */
import type { SignInPorts } from "./ports.ts";
import { asking, type Unanswered } from "../registry/asking.ts";
import { ownsSim } from "../registry/registries.ts";
import { type Account, accountRecord } from "../identity/account.ts";
import { isKnownBrowser, knowsAccount } from "../session/known_browser.ts";
import { transact } from "../platform/commit.ts";
import { type Read, read } from "../platform/read.ts";
import { auditRecord, type Caller } from "../journey/caller.ts";
import { openSession, readOpening, type SignedIn } from "./open_session.ts";
import { advance, readTransaction, transactionRecord } from "../journey/transaction.ts";

export type ReturnOutcome =
  | SignedIn
  /** The number has a new owner, who must prove their identity. */
  | { outcome: "identity_needed" }
  | Unanswered
  | { outcome: "elsewhere" };

export async function returnToAccount(deps: SignInPorts, caller: Caller): Promise<ReturnOutcome> {
  const transaction = await readTransaction(deps, caller);
  if (transaction?.step !== "returning" || !transaction.accountId) return { outcome: "elsewhere" };
  const { value: account } = await read(deps.store, accountRecord(transaction.accountId));
  const { store, clock } = deps;
  // Forgotten or refused since the code was entered.
  if (!account || !await isKnownBrowser(store, caller.browser, account, clock.now())) {
    return await askIdentity(deps, caller);
  }
  const asked = await asking(deps, () => ownsSim(deps.sim, transaction.mobile, account.identity));
  if (asked.outcome === "registry_unavailable") return asked;
  if (!asked.answer) return await askIdentity(deps, caller, "identity.sim_mismatch");
  return await completeReturning(deps, caller, account) ?? { outcome: "elsewhere" };
}

async function askIdentity(
  deps: SignInPorts,
  caller: Caller,
  event?: "identity.sim_mismatch",
): Promise<ReturnOutcome> {
  const wanted = { running: transactionRecord(caller.transaction) };
  return await transact(deps.store, wanted, ({ running }, write) => {
    const next = running.value && advance(running.value, "sim_not_owned", { accountId: undefined });
    if (!next) return { outcome: "elsewhere" };
    write.set(running, next);
    if (event) deps.audit.include(write, auditRecord(deps, caller, event));
    return { outcome: "identity_needed" };
  });
}

/**
 * After a right code in a browser that the person has used before, with SIM ownership confirmed
 * again.
 */
async function completeReturning(
  deps: SignInPorts,
  caller: Caller,
  { id: accountId }: Account,
): Promise<SignedIn | null> {
  const gather = async (read: Read) => ({
    ...await read({
      running: transactionRecord(caller.transaction),
      account: accountRecord(accountId),
    }),
    opening: await readOpening(deps, caller, read, { accountId }),
  });
  return await transact(deps.store, gather, ({ running, account, opening }, write) => {
    const transaction = running.value;
    const isUnchanged = transaction?.step === "returning" && transaction.accountId === accountId &&
      account.value?.mobile === transaction.mobile;
    if (!isUnchanged || !account.value) return null;
    const now = deps.clock.now();
    // «من نبودم» may have been pressed since the code was entered.
    if (!knowsAccount(opening.browser?.value ?? null, account.value, now)) return null;
    const { channel, authTime = now } = transaction;
    return openSession(deps, caller, write, opening, { account: account.value, authTime, channel });
  });
}
