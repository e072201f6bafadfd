/** The shapes of a sample foreign national. */
import type { DocumentKind } from "../../../domain/identity/foreign_id.ts";
import type { Bilingual, Person } from "./person.ts";

/**
 * A foreign national in `/people.json`; `nationalId` is empty and `birthDate` Jalali, as for
 * everyone.
 */
export interface ForeignPerson extends Person {
  kind: "foreign";
  fidaCode: string;
  documentKind: DocumentKind;
  documentNumber: string;
  /** "1985-03-21" */
  birthDateGregorian: string;
}

/** A row of the foreigners' registry; see docs/wires.md. */
export interface ForeignerRow {
  documentKind: DocumentKind;
  documentNumber: string;
  /** "1985-03-21" */
  birthDate: string;
  firstName: string;
  lastName: string;
  fatherName: string;
  /** Absent when no address is registered. */
  postalCode?: string;
  email?: string;
}

export interface ForeignSample {
  person: ForeignPerson;
  about: Bilingual;
  /** The outcome of signing in as this person. */
  expected: Bilingual;
  /** Where the registry differs from the person's own data. */
  registered?: Partial<ForeignerRow>;
  /** National ID of the SIM's owner, if it is another person. */
  simOwner?: string;
}
