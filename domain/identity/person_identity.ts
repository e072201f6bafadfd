/** The identity under which the state knows a person. */
import type { KeyedHash } from "../platform/platform.ts";
import type { Key } from "../platform/store.ts";
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

/** Holds the account's ID. Identifiers are hashed, so that a key reveals nothing. */
export function identityKey(hash: KeyedHash, identity: PersonIdentity): Key {
  return identity.kind === "iranian"
    ? ["account_by_national_id", hash.digest("national_id", identity.nationalId)]
    : ["account_by_fida_code", hash.digest("fida_code", identity.fidaCode)];
}

/** Whether both identify one person, no matter by which document. */
export function isSamePerson(a: PersonIdentity, b: PersonIdentity): boolean {
  return a.kind === "iranian"
    ? b.kind === "iranian" && a.nationalId === b.nationalId
    : b.kind === "foreign" && a.fidaCode === b.fidaCode;
}
