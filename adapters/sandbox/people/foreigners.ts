/** The sample foreign nationals: their own data, and their registry's. */
import { withCard } from "./cards.ts";
import type { ForeignerRow, ForeignPerson } from "./foreign_person.ts";
import { FOREIGN_SAMPLES } from "./sample_foreigners.ts";

export const FOREIGNERS: ForeignPerson[] = FOREIGN_SAMPLES.map(({ person }) => withCard(person));

const rows = new Map<string, ForeignerRow>(FOREIGN_SAMPLES.map(({ person, registered }) => {
  const { firstName, lastName, fatherName, postalCode, email } = person;
  const { documentKind, documentNumber } = person;
  return [person.fidaCode, {
    documentKind,
    documentNumber,
    birthDate: person.birthDateGregorian,
    firstName,
    lastName,
    fatherName,
    postalCode,
    email: email || undefined,
    ...registered,
  }];
}));

/** The registry's row; `undefined` for a FIDA code that was never issued. */
export function findForeignerRow(fidaCode: string): ForeignerRow | undefined {
  return rows.get(fidaCode);
}

/** FIDA code of the SIM's owner; `undefined` if the owner is not a foreign national. */
export function findForeignSimOwner(mobile: string): string | undefined {
  const sample = FOREIGN_SAMPLES.find(({ person }) => person.mobile === mobile);
  return sample?.simOwner ? undefined : sample?.person.fidaCode;
}
