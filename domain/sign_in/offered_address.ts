/** The postal code that the last step of a sign-in offers, to be confirmed or corrected. */
import type { Ports } from "../ports.ts";
import { accountRecord, lastAddressRequest } from "../identity/account.ts";
import { accountByIdentity } from "../identity/person_identity.ts";
import type { Transaction } from "../journey/transaction.ts";
import { read } from "../platform/read.ts";

export interface OfferedAddress {
  postalCode: string;
  /** The civil registry, or the person themselves, which the registry may not know yet. */
  from: "registry" | "person";
}

/**
 * The registered one, unless the person has asked to have it corrected and the registry has not done
 * that yet. What they only confirmed once gives way to what the registry says now.
 */
export async function offeredAddress(
  { store, hash }: Pick<Ports, "store" | "hash">,
  { identity }: Pick<Transaction, "identity">,
): Promise<OfferedAddress | null> {
  if (!identity) return null;
  const { value: id } = await read(store, accountByIdentity(hash, identity.who));
  const account = id === null ? null : (await read(store, accountRecord(id))).value;
  const registered = identity.person.postalCode;
  if (account?.postalCode !== undefined && account.postalCode !== registered) {
    const asked = await lastAddressRequest(store, account.id);
    if (asked?.postalCode === account.postalCode) {
      return { postalCode: asked.postalCode, from: "person" };
    }
  }
  return registered === undefined ? null : { postalCode: registered, from: "registry" };
}
