/** A person's account: one per person, tied to the mobile number in use. */
import type { KeyedHash } from "../platform/platform.ts";
import { type Key, listAll, type Store } from "../platform/store.ts";
import type { PersonIdentity } from "./person_identity.ts";
import type { JalaliDate } from "./calendar.ts";

/** 1: code to a mobile. 2: registries and postal code. 3: bank card or face (architecture.md). */
export type AssuranceLevel = 1 | 2 | 3;

export interface Account {
  id: string;
  identity: PersonIdentity;
  firstName: string;
  lastName: string;
  fatherName: string;
  birthDate: JalaliDate;
  /** Absent once the number was proved to belong to somebody else. */
  mobile?: string;
  postalCode?: string;
  /** The national e-mail address from the civil registry. */
  email?: string;
  /** «موقت» until the postal code is confirmed, then «تایید شده». */
  status: "temporary" | "verified";
  createdAt: number;
  verifiedAt?: number;
  /**
   * Incremented when all sessions are ended; earlier sessions carry a lower one
   * (session/revocation.ts).
   */
  epoch?: number;
  /**
   * IDs of sessions and known browsers that the person disowned, each with the time until which
   * this is remembered.
   */
  refused?: Record<string, number>;
}

/** A request to correct the registered address, to be processed by the post and the agencies. */
export interface AddressRequest {
  trackingNumber: string;
  accountId: string;
  postalCode: string;
  filedAt: number;
  state: "filed";
}

export const accountKey = (id: string): Key => ["account", id];

/** Holds the account's ID. */
export const mobileKey = (hash: KeyedHash, mobile: string): Key => [
  "account_by_mobile",
  hash.digest("mobile", mobile),
];

export const addressRequestKey = (request: AddressRequest): Key => [
  "address_request",
  request.accountId,
  request.filedAt,
  request.trackingNumber,
];

export async function lastAddressRequest(
  store: Store,
  accountId: string,
): Promise<AddressRequest | undefined> {
  let last: AddressRequest | undefined;
  for await (const { value } of listAll<AddressRequest>(store, ["address_request", accountId])) {
    last = value;
  }
  return last;
}

export function levelOf(account: Account): AssuranceLevel {
  return account.status === "verified" ? 2 : 1;
}

export async function findAccountByMobile(
  store: Store,
  hash: KeyedHash,
  mobile: string,
): Promise<Account | null> {
  const { value: id } = await store.get<string>(mobileKey(hash, mobile));
  return id === null ? null : (await store.get<Account>(accountKey(id))).value;
}
