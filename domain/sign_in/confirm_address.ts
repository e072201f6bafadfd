/** Step 4: the postal code, confirmed or corrected, or left for later with a temporary account. */
import { parsePostalCode } from "../identity/postal_code.ts";
import { RegistryUnavailable } from "../identity/registries.ts";
import { SECOND } from "../platform.ts";
import { completeWithIdentity, type SignedIn } from "./complete.ts";
import type { Caller, SignInDeps } from "./deps.ts";
import { readTransaction } from "./transaction.ts";

export type ConfirmAddressOutcome =
  | SignedIn
  | { outcome: "invalid"; error: "missing" | "format" | "unknown" }
  | { outcome: "registry_unavailable"; retryAt: number }
  | { outcome: "elsewhere" };

export async function confirmAddress(
  deps: SignInDeps,
  caller: Caller,
  typed: string,
): Promise<ConfirmAddressOutcome> {
  const transaction = await readTransaction(deps.store, caller.transaction);
  if (transaction?.step !== "postal_code") return { outcome: "elsewhere" };
  const parsed = parsePostalCode(typed);
  if ("error" in parsed) return { outcome: "invalid", error: parsed.error };
  const { postalCode } = parsed;
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

/** Signs in at level 1 («موقت»); the postal code can be confirmed later. */
export async function postponeAddress(
  deps: SignInDeps,
  caller: Caller,
): Promise<ConfirmAddressOutcome> {
  return await completeWithIdentity(deps, caller, null) ?? { outcome: "elsewhere" };
}
