/** A person's account: one per person, tied to the mobile number in use. */
import type { KeyedHash } from "../platform/platform.ts";
import { listAll, read } from "../platform/read.ts";
import { record } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";
import type { PersonIdentity } from "./person_identity.ts";
import type { JalaliDate } from "./calendar.ts";
import type { ContactEmail } from "./contact_email.ts";

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
  /** The person's own. It gets notices, never a one-time code. */
  contactEmail?: ContactEmail;
  /** «موقت» until the postal code is confirmed, then «تأیید شده». */
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
  /** Browsers that were used before are no longer known: somebody else had one. In milliseconds. */
  knownSince?: number;
  /** Support has closed it to sign-in: no session of it is live (console/freeze.ts). */
  frozen?: { at: number };
  /** The person has asked that the account be deleted (domain/deletion/). In milliseconds. */
  deletion?: { askedAt: number; dueAt: number };
}

/** A request to correct the registered address, to be processed by the post and the agencies. */
export interface AddressRequest {
  trackingNumber: string;
  accountId: string;
  postalCode: string;
  filedAt: number;
  state: "filed";
}

export const accountRecord = record<Account>("account", { about: "a person's account" });

export const accountByMobileRecord = record<string, [hash: KeyedHash, mobile: string]>(
  "account_by_mobile",
  {
    about: "the account behind a mobile, by its hash",
    key: (hash, mobile) => [hash.digest("mobile", mobile)],
  },
);

export const addressRequestRecord = record<AddressRequest, [AddressRequest]>("address_request", {
  about: "a request to correct the registered address",
  key: ({ accountId, filedAt, trackingNumber }) => [accountId, filedAt, trackingNumber],
});

export async function lastAddressRequest(
  store: Store,
  accountId: string,
): Promise<AddressRequest | undefined> {
  let last: AddressRequest | undefined;
  for await (const { value } of listAll(store, addressRequestRecord.all(accountId))) {
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
  const { value: id } = await read(store, accountByMobileRecord(hash, mobile));
  return id === null ? null : (await read(store, accountRecord(id))).value;
}
