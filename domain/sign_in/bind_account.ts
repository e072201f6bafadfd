/** What a completed journey writes of the account, beside its session. */
import {
  type Account,
  accountByMobileRecord,
  accountRecord,
  type AddressRequest,
  addressRequestRecord,
} from "../identity/account.ts";
import { claimsFact } from "../events/claims_changed.ts";
import { notePersonChanged } from "../events/person_changed.ts";
import type { Write } from "../platform/commit.ts";
import { newDigits } from "../platform/platform.ts";
import type { Found, Ref } from "../platform/record.ts";
import { auditRecord, type Caller } from "../journey/caller.ts";
import type { Ports } from "../ports.ts";
import type { SignInPorts } from "./ports.ts";
import { type Address, factsOf } from "./account_after.ts";

/** How the person and the number were bound before. */
interface BoundBefore {
  byIdentity: Ref<string>;
  byMobile: Ref<string>;
  former: Account | null;
  /** The number's owner so far, if it is somebody else. */
  formerOwner?: Found<Account>;
}

/**
 * Writes the account and the ways to find it; its number no longer leads to any other account. Those
 * who know either person are told.
 */
export function bindAccount(
  { hash }: Pick<Ports, "hash">,
  { byIdentity, byMobile, former, formerOwner, now }: BoundBefore & { now: number },
  account: Account,
  write: Write,
): void {
  write.set(accountRecord(account.id), account)
    .set(byIdentity, account.id)
    .set(byMobile, account.id);
  if (former?.mobile && former.mobile !== account.mobile) {
    write.delete(accountByMobileRecord(hash, former.mobile));
  }
  notePersonChanged(write, { accountId: account.id, facts: factsOf(former, account), now });
  if (!formerOwner?.value) return;
  const without = { ...formerOwner.value, mobile: undefined };
  write.set(formerOwner, without);
  const facts = [{ fact: "sim_lost" } as const, ...claimsFact(formerOwner.value, without)];
  notePersonChanged(write, { accountId: without.id, facts, now });
}

export function fileAddressRequest(
  deps: SignInPorts,
  caller: Caller,
  write: Write,
  accountId: string,
  { postalCode }: Address,
): void {
  const request: AddressRequest = {
    trackingNumber: newDigits(deps.random, 12),
    accountId,
    postalCode,
    filedAt: deps.clock.now(),
    state: "filed",
  };
  write.set(addressRequestRecord(request), request);
  const event = "address.change_requested";
  deps.audit.include(write, auditRecord(deps, caller, event, { accountId }));
}
