/** The sample foreign nationals: what they know of themselves, and what their registry knows of them. */
import type { DocumentKind } from "../../domain/identity/foreign_id.ts";
import type { Bilingual, Person } from "./person.ts";
import { FOREIGN_SAMPLES } from "./sample_foreigners.ts";

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

export const FOREIGNERS: ForeignPerson[] = FOREIGN_SAMPLES.map(({ person }) => person);

const rows = new Map<string, ForeignerRow>(FOREIGN_SAMPLES.map(({ person, registered }) => {
  const { documentKind, documentNumber, firstName, lastName, fatherName, postalCode } = person;
  return [person.fidaCode, {
    documentKind,
    documentNumber,
    birthDate: person.birthDateGregorian,
    firstName,
    lastName,
    fatherName,
    postalCode,
    ...registered,
  }];
}));

/** The registry's row, or `undefined` for a FIDA code that was never issued. */
export function findForeignerRow(fidaCode: string): ForeignerRow | undefined {
  return rows.get(fidaCode);
}

/** FIDA code of the SIM's owner, or `undefined` when it stands in no foreigner's name. */
export function findForeignSimOwner(mobile: string): string | undefined {
  const sample = FOREIGN_SAMPLES.find(({ person }) => person.mobile === mobile);
  return sample?.simOwner ? undefined : sample?.person.fidaCode;
}
