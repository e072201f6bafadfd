/**
 * Contacts whose number a code has proved for an agency: the same person at the same number is taken
 * without another code in its further applications.
 */
import { parseMobile } from "../../identity/mobile.ts";
import { DAY, type KeyedHash } from "../../platform/platform.ts";
import type { Read } from "../../platform/read.ts";
import { record } from "../../platform/record.ts";
import { searchForm } from "../../text/search.ts";
import type { DraftItem } from "../draft.ts";

interface KnownContact {
  /** Hash: who it is stands in the applications. */
  name: string;
  /** When a code proved the number, in milliseconds. */
  at: number;
}

/** Numbers change hands. */
export const KNOWN_FOR = 180 * DAY;

export const knownContactRecord = record<
  KnownContact,
  [hash: KeyedHash, of: { agencyId: string; mobile: string }]
>("application_known_contact", {
  about: "who has proved a mobile number as an agency's contact, by their hashes",
  key: (hash, { agencyId, mobile }) => [hash.digest("known_contact", agencyId, mobile)],
  expireIn: KNOWN_FOR,
});

/** However the name is spelled. */
const nameHash = (hash: KeyedHash, agencyId: string, { contact_name = "" }: DraftItem["fields"]) =>
  hash.digest("known_contact_name", agencyId, searchForm(contact_name));

export const knownContact = (
  hash: KeyedHash,
  agencyId: string,
  { fields, at }: Pick<DraftItem, "fields"> & { at: number },
): KnownContact => ({ name: nameHash(hash, agencyId, fields), at });

/** What proves this contact's number already. `undefined`: a code must. */
export async function provedBefore(
  read: Read,
  hash: KeyedHash,
  { agencyId, fields }: { agencyId: string } & Pick<DraftItem, "fields">,
): Promise<DraftItem["confirmed"]> {
  const mobile = parseMobile(fields.contact_mobile ?? "");
  if (mobile === null) return undefined;
  const { value } = await read(knownContactRecord(hash, { agencyId, mobile }));
  if (value?.name !== nameHash(hash, agencyId, fields)) return undefined;
  return { mobile, at: value.at };
}
