/** The identity under which the state knows a person. */
import type { KeyedHash } from "../platform/platform.ts";
import { record, type Ref } from "../platform/record.ts";
import type { DocumentKind } from "./foreign_id.ts";

export interface IranianIdentity {
  kind: "iranian";
  nationalId: string;
}

/**
 * The FIDA code identifies the person. Passports are renewed, so the document is just the last one
 * shown.
 */
export interface ForeignIdentity {
  kind: "foreign";
  fidaCode: string;
  documentKind: DocumentKind;
  documentNumber: string;
}

export type PersonIdentity = IranianIdentity | ForeignIdentity;

export const accountByNationalIdRecord = record<string, [hash: KeyedHash, nationalId: string]>(
  "account_by_national_id",
  {
    about: "the account of an Iranian, by the hash of the national ID",
    key: (hash, nationalId) => [hash.digest("national_id", nationalId)],
  },
);

export const accountByFidaCodeRecord = record<string, [hash: KeyedHash, fidaCode: string]>(
  "account_by_fida_code",
  {
    about: "the account of a foreigner, by the hash of the FIDA code",
    key: (hash, fidaCode) => [hash.digest("fida_code", fidaCode)],
  },
);

/** Holds the account's id. Identifiers are hashed, so that a key tells nothing. */
export function accountByIdentity(hash: KeyedHash, identity: PersonIdentity): Ref<string> {
  return identity.kind === "iranian"
    ? accountByNationalIdRecord(hash, identity.nationalId)
    : accountByFidaCodeRecord(hash, identity.fidaCode);
}

/** Whether both identify one person, no matter by which document. */
export function isSamePerson(a: PersonIdentity, b: PersonIdentity): boolean {
  return a.kind === "iranian"
    ? b.kind === "iranian" && a.nationalId === b.nationalId
    : b.kind === "foreign" && a.fidaCode === b.fidaCode;
}
