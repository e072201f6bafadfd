/** Whom an agency means. */
import { accountRecord } from "../identity/account.ts";
import { accountByNationalIdRecord } from "../identity/person_identity.ts";
import type { KeyedHash } from "../platform/platform.ts";
import { read } from "../platform/read.ts";
import type { Store } from "../platform/store.ts";
import { accountBySubjectRecord } from "../services/pairwise.ts";
import type { Service } from "../services/service.ts";

export type Recipient =
  /** As the service's assertions and tokens name the person. */
  | { subject: string }
  /** Only for a service that is entitled to it. */
  | { nationalId: string };

/** Whether the service may name people so. */
export const mayName = ({ attributes }: Service, recipient: Recipient): boolean =>
  "subject" in recipient || attributes.includes("national_id");

/**
 * The account of a person who can be reached. `null` tells nothing about why not: there is no
 * account, or it is not verified, or the service never learned this subject.
 */
export async function findRecipient(
  { store, hash }: { store: Store; hash: KeyedHash },
  service: Service,
  recipient: Recipient,
): Promise<string | null> {
  const { value: id } = await read(
    store,
    "subject" in recipient
      ? accountBySubjectRecord(service.id, recipient.subject)
      : accountByNationalIdRecord(hash, recipient.nationalId),
  );
  // Read in either case, so that both take the same time.
  const { value: account } = await read(store, accountRecord(id ?? ""));
  return account?.status === "verified" ? account.id : null;
}
