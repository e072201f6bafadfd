/** A person's account: one a person, tied to the mobile that is in use. */
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
  /** Absent once the number was proved to be somebody else's. */
  mobile?: string;
  postalCode?: string;
  /** The national e-mail address, as the civil registry has it. */
  email?: string;
  /** «موقت» until the postal code is confirmed, then «تایید شده». */
  status: "temporary" | "verified";
  createdAt: number;
  verifiedAt?: number;
  /** How often all sessions were ended; those that began before have another one (session/revocation.ts). */
  epoch?: number;
  /** Ids of sessions and known browsers that the person said were not theirs, and until when that is kept. */
  refused?: Record<string, number>;
}

/** A request to correct the registered address, which the post and the agencies then take up. */
export interface AddressRequest {
  trackingNumber: string;
  accountId: string;
  postalCode: string;
  filedAt: number;
  state: "filed";
}

export const accountKey = (id: string): Key => ["account", id];

/** Holds the account's id. */
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
