/** The shapes of a sample foreign national. */
import type { DocumentKind } from "../../../domain/identity/foreign_id.ts";
import type { Bilingual, Person } from "./person.ts";

/** A foreign national in `/people.json`; `nationalId` is empty, `birthDate` Jalali as everybody's. */
export interface ForeignPerson extends Person {
  kind: "foreign";
  fidaCode: string;
  documentKind: DocumentKind;
  documentNumber: string;
  /** "1985-03-21" */
  birthDateGregorian: string;
}

/** What the foreigners' registry holds; see docs/wires.md. */
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
  /** How a sign-in of this person ends. */
  expected: Bilingual;
  /** Where the registry differs from what the person carries. */
  registered?: Partial<ForeignerRow>;
  /** National ID of the person in whose name the SIM stands, when it is another's. */
  simOwner?: string;
}
