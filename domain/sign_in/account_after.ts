/** The account after a completed journey: pure decisions. */
import { claimsFact } from "../events/claims_changed.ts";
import type { Fact } from "../events/facts.ts";
import type { Account } from "../identity/account.ts";
import type { CheckedIdentity } from "../journey/transaction.ts";
import { withSessionsEnded } from "../session/revocation.ts";
import type { News } from "./open_session.ts";

/** The person's answer about their address. */
export interface Address {
  postalCode: string;
  /** Is neither the registered one nor asked for already: a request to correct it is filed. */
  corrected: boolean;
}

/** What the journey has proved. */
export interface Proved {
  identity: CheckedIdentity;
  mobile: string;
  /** `null`: postponed. */
  address: Address | null;
}

/** Whether the person uses another number than before. */
export function hasMoved(former: Account | null, { mobile }: Pick<Proved, "mobile">): boolean {
  return former !== null && former.mobile !== mobile;
}

const isVerified = (former: Account | null, { address }: Pick<Proved, "address">) =>
  address !== null || former?.status === "verified";

export function accountAfter(
  former: Account | null,
  proved: Proved,
  { newAccountId, now }: { newAccountId: string; now: number },
): Account {
  const { identity: { who, person, birthDate }, mobile, address } = proved;
  const verified = isVerified(former, proved);
  const account: Account = {
    ...former,
    id: former?.id ?? newAccountId,
    identity: who,
    firstName: person.firstName,
    lastName: person.lastName,
    fatherName: person.fatherName,
    birthDate,
    mobile,
    postalCode: address?.postalCode ?? former?.postalCode,
    email: person.email ?? former?.email,
    status: verified ? "verified" : "temporary",
    createdAt: former?.createdAt ?? now,
    verifiedAt: former?.verifiedAt ?? (verified ? now : undefined),
  };
  // Somebody else may hold the old SIM, so its sessions end.
  return hasMoved(former, proved) ? withSessionsEnded(account) : account;
}

/** What the person is notified of; nothing for a new account. */
export function newsOf(
  former: Account | null,
  proved: Pick<Proved, "mobile" | "address">,
): News | undefined {
  if (!former) return undefined;
  if (hasMoved(former, proved) && former.mobile) {
    return { kind: "new_sim", formerMobile: former.mobile };
  }
  const isRaised = isVerified(former, proved) && former.status === "temporary";
  return { kind: isRaised ? "level_raised" : "new_browser" };
}

const isNewlyVerified = (former: Account | null, account: Account) =>
  account.status === "verified" && former?.status !== "verified";

/** The audit events of the account, in this order. */
export function eventsOf(former: Account | null, account: Account) {
  return [
    ...former ? [] : ["account.created" as const],
    ...isNewlyVerified(former, account) ? ["account.verified" as const] : [],
    ...former?.mobile !== account.mobile ? ["account.mobile_bound" as const] : [],
  ];
}

/** What the services that the person has entered are told; nothing for a new account. */
export function factsOf(former: Account | null, account: Account): Fact[] {
  if (!former) return [];
  return [
    ...isNewlyVerified(former, account) ? [{ fact: "verified" } as const] : [],
    ...former.mobile !== account.mobile ? [{ fact: "sim_changed" } as const] : [],
    ...claimsFact(former, account),
  ];
}
