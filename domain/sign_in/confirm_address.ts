/** Step 4: the postal code is confirmed, corrected, or postponed with a temporary account. */
import type { Ports } from "../ports.ts";
import type { SignInPorts } from "./ports.ts";
import { parsePostalCode } from "../identity/postal_code.ts";
import { asking, type Unanswered } from "../registry/asking.ts";
import { completeWithIdentity } from "./complete.ts";
import { offeredAddress } from "./offered_address.ts";
import type { Caller } from "../journey/caller.ts";
import type { SignedIn } from "./open_session.ts";
import type { RetryAt } from "../budget/uses.ts";
import { transact } from "../platform/commit.ts";
import {
  readTransaction,
  type Transaction,
  TRANSACTION_LIFETIME,
  transactionRecord,
} from "../journey/transaction.ts";

export type ConfirmAddressOutcome =
  | SignedIn
  | { outcome: "invalid"; error: "missing" | "format" | "unknown" }
  | Unanswered
  | { outcome: "limited"; retryAt: number }
  | { outcome: "elsewhere" };

export async function confirmAddress(
  deps: SignInPorts,
  caller: Caller,
  typed: string,
): Promise<ConfirmAddressOutcome> {
  const transaction = await readTransaction(deps, caller);
  if (transaction?.step !== "postal_code") return { outcome: "elsewhere" };
  const parsed = parsePostalCode(typed);
  if ("error" in parsed) return { outcome: "invalid", error: parsed.error };
  const { postalCode } = parsed;
  const corrected = postalCode !== transaction.identity?.person.postalCode;
  // The registered code is not a guess and nearly always ends the journey, so it is counted only if
  // it does not.
  const retryAt = corrected ? await spendLookup(deps, caller) : lookupAllowedAt(deps, transaction);
  if (retryAt !== null) return { outcome: "limited", retryAt };
  const asked = await asking(deps, () => deps.post.findAddress(postalCode));
  if (asked.outcome === "registry_unavailable") return asked;
  if (asked.answer === null) {
    if (!corrected) await spendLookup(deps, caller);
    return { outcome: "invalid", error: "unknown" };
  }
  const isNews = corrected && (await offeredAddress(deps, transaction))?.postalCode !== postalCode;
  const address = { postalCode, corrected: isNews };
  return await completeWithIdentity(deps, caller, { running: transaction, address }) ??
    { outcome: "elsewhere" };
}

/** A journey may look up this many postal codes, more than anybody has addresses. */
const MAX_LOOKUPS = 20;

function lookupAllowedAt(
  { clock }: Pick<Ports, "clock">,
  { addressLookups = 0 }: Transaction,
): RetryAt {
  return addressLookups < MAX_LOOKUPS ? null : clock.now() + TRANSACTION_LIFETIME;
}

async function spendLookup(deps: SignInPorts, caller: Caller): Promise<RetryAt> {
  const wanted = { running: transactionRecord(caller.transaction) };
  return await transact(deps.store, wanted, ({ running }, write) => {
    const { value } = running;
    if (!value) return deps.clock.now() + TRANSACTION_LIFETIME;
    const retryAt = lookupAllowedAt(deps, value);
    if (retryAt !== null) return retryAt;
    const addressLookups = (value.addressLookups ?? 0) + 1;
    write.set(running, { ...value, addressLookups });
    return null;
  });
}

/** Signs in at level 1 («موقت»); the postal code can be confirmed later. */
export async function postponeAddress(
  deps: SignInPorts,
  caller: Caller,
): Promise<ConfirmAddressOutcome> {
  const running = await readTransaction(deps, caller);
  return await completeWithIdentity(deps, caller, { running, address: null }) ??
    { outcome: "elsewhere" };
}
