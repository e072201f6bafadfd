/** What a completed journey writes of the account, beside its session. */
import {
  type Account,
  accountByMobileRecord,
  accountRecord,
  type AddressRequest,
  addressRequestRecord,
} from "../identity/account.ts";
import type { Write } from "../platform/commit.ts";
import { newDigits } from "../platform/platform.ts";
import type { Found, Ref } from "../platform/record.ts";
import { auditRecord, type Caller } from "../journey/caller.ts";
import type { Ports } from "../ports.ts";
import type { SignInPorts } from "./ports.ts";
import type { Address } from "./account_after.ts";

/** How the person and the number were bound before. */
interface BoundBefore {
  byIdentity: Ref<string>;
  byMobile: Ref<string>;
  former: Account | null;
  /** The number's owner so far, if it is somebody else. */
  formerOwner?: Found<Account>;
}

/** Writes the account and the ways to find it; its number no longer leads to any other account. */
export function bindAccount(
  { hash }: Pick<Ports, "hash">,
  { byIdentity, byMobile, former, formerOwner }: BoundBefore,
  account: Account,
  write: Write,
): void {
  write.set(accountRecord(account.id), account)
    .set(byIdentity, account.id)
    .set(byMobile, account.id);
  if (former?.mobile && former.mobile !== account.mobile) {
    write.delete(accountByMobileRecord(hash, former.mobile));
  }
  if (formerOwner?.value) write.set(formerOwner, { ...formerOwner.value, mobile: undefined });
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
