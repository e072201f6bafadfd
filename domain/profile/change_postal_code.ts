/** A signed-in person moves: the same check of the postal code as at sign-in. */
import { type DailyBudget, refundDaily, spendDaily } from "../budget/daily.ts";
import { claimsFact } from "../events/claims_changed.ts";
import { notePersonChanged } from "../events/person_changed.ts";
import { levelOf } from "../identity/account.ts";
import { parsePostalCode } from "../identity/postal_code.ts";
import type { Caller } from "../journey/caller.ts";
import { transact } from "../platform/commit.ts";
import { DAY } from "../platform/platform.ts";
import { record } from "../platform/record.ts";
import { asking, type Unanswered } from "../registry/asking.ts";
import { tellWorkers } from "../session/tell_workers.ts";
import { liveIn, liveRecords, type LiveSession } from "../session/use_session.ts";
import { fileAddressRequest } from "../sign_in/bind_account.ts";
import type { SignInPorts } from "../sign_in/ports.ts";

export type PostalCodeOutcome =
  | { outcome: "changed" | "same" }
  | { outcome: "invalid"; error: "missing" | "format" | "unknown" }
  | Unanswered
  | { outcome: "limited"; retryAt: number }
  /** The account is temporary: the journey's own step completes it. */
  | { outcome: "level_too_low" }
  /** The session has ended. */
  | { outcome: "elsewhere" };

export const addressLookupsRecord = record<number[], [accountId: string]>(["budget", "address"], {
  about: "when a person looked up postal codes in their profile",
  expireIn: DAY,
});

/** More than anybody moves in a day, too few to read the post's data base. */
const lookupsOf = (accountId: string): DailyBudget => ({
  uses: addressLookupsRecord(accountId),
  limit: 10,
});

/**
 * Asks the post (G-NAF), then writes the account, the request to correct the registered address, and
 * what the services are told, in one commit.
 */
export async function changePostalCode(
  deps: SignInPorts,
  caller: Caller,
  { sessionDigest, account: { id: accountId, ...account } }: LiveSession,
  typed: string,
): Promise<PostalCodeOutcome> {
  if (account.status !== "verified") return { outcome: "level_too_low" };
  const parsed = parsePostalCode(typed);
  if ("error" in parsed) return { outcome: "invalid", error: parsed.error };
  const { postalCode } = parsed;
  if (postalCode === account.postalCode) return { outcome: "same" };
  const lookups = lookupsOf(accountId);
  const retryAt = await spendDaily(deps, lookups);
  if (retryAt !== null) return { outcome: "limited", retryAt };
  const asked = await asking(deps, () => deps.post.findAddress(postalCode));
  if (asked.outcome === "registry_unavailable") {
    await refundDaily(deps, lookups);
    return asked;
  }
  if (asked.answer === null) return { outcome: "invalid", error: "unknown" };
  return await transact(deps.store, liveRecords(sessionDigest, accountId), (records, write) => {
    const now = deps.clock.now();
    const former = liveIn(records, now)?.account;
    if (!former || levelOf(former) < 2) return { outcome: "elsewhere" };
    if (former.postalCode === postalCode) return { outcome: "same" };
    const changed = { ...former, postalCode };
    write.set(records.account, changed);
    fileAddressRequest(deps, caller, write, accountId, { postalCode, corrected: true });
    notePersonChanged(write, { accountId, facts: claimsFact(former, changed), now });
    tellWorkers(write, accountId, now);
    return { outcome: "changed" };
  });
}
