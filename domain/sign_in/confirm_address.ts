/** Step 4: the postal code, confirmed or corrected, or left for later with a temporary account. */
import { parsePostalCode } from "../identity/postal_code.ts";
import { RegistryUnavailable } from "../identity/registries.ts";
import { SECOND } from "../platform.ts";
import { completeWithIdentity, type SignedIn } from "./complete.ts";
import type { Caller, SignInDeps } from "./deps.ts";
import type { RetryAt } from "../challenge/person_budget.ts";
import { transact } from "../store.ts";
import {
  readTransaction,
  type Transaction,
  TRANSACTION_LIFETIME,
  transactionKey,
  writeTransaction,
} from "./transaction.ts";

export type ConfirmAddressOutcome =
  | SignedIn
  | { outcome: "invalid"; error: "missing" | "format" | "unknown" }
  | { outcome: "registry_unavailable"; retryAt: number }
  | { outcome: "limited"; retryAt: number }
  | { outcome: "elsewhere" };

export async function confirmAddress(
  deps: SignInDeps,
  caller: Caller,
  typed: string,
): Promise<ConfirmAddressOutcome> {
  const transaction = await readTransaction(deps.store, caller);
  if (transaction?.step !== "postal_code") return { outcome: "elsewhere" };
  const parsed = parsePostalCode(typed);
  if ("error" in parsed) return { outcome: "invalid", error: parsed.error };
  const { postalCode } = parsed;
  const retryAt = await spendLookup(deps, caller);
  if (retryAt !== null) return { outcome: "limited", retryAt };
  try {
    if (await deps.post.findAddress(postalCode) === null) {
      return { outcome: "invalid", error: "unknown" };
    }
  } catch (error) {
    if (!(error instanceof RegistryUnavailable)) throw error;
    return {
      outcome: "registry_unavailable",
      retryAt: deps.clock.now() + error.retryAfter * SECOND,
    };
  }
  const corrected = postalCode !== transaction.identity?.person.postalCode;
  return await completeWithIdentity(deps, caller, { postalCode, corrected }) ??
    { outcome: "elsewhere" };
}

/** A journey may ask the post about this many codes; nobody has more addresses to try. */
const MAX_LOOKUPS = 20;

async function spendLookup(deps: SignInDeps, caller: Caller): Promise<RetryAt> {
  const key = transactionKey(caller.transaction);
  return await transact<[Transaction], RetryAt>(deps.store, [key], ([entry], write) => {
    const lookups = (entry.value?.addressLookups ?? 0) + 1;
    if (!entry.value || lookups > MAX_LOOKUPS) return deps.clock.now() + TRANSACTION_LIFETIME;
    writeTransaction(write, caller.transaction, { ...entry.value, addressLookups: lookups });
    return null;
  });
}

/** Signs in at level 1 («موقت»); the postal code can be confirmed later. */
export async function postponeAddress(
  deps: SignInDeps,
  caller: Caller,
): Promise<ConfirmAddressOutcome> {
  return await completeWithIdentity(deps, caller, null) ?? { outcome: "elsewhere" };
}
