/** The sample people: their own data, and the registries'. */
import { withCard } from "./cards.ts";
import type { CivilRow, Person } from "./person.ts";
import { SAMPLES } from "./sample_people.ts";

export const PEOPLE: Person[] = SAMPLES.map(({ person }) => withCard(person));

const civilRows = new Map<string, CivilRow>(SAMPLES.map(({ person, civil }) => {
  const { nationalId, birthDate, firstName, lastName, fatherName, postalCode, email } = person;
  const row = {
    ...{ birthDate, firstName, lastName, fatherName, alive: true, postalCode, email },
    ...civil,
  };
  return [nationalId, row];
}));

const simOwners = new Map<string, string>(
  SAMPLES.flatMap(({ person, simOwner }) =>
    [person.mobile, ...person.otherMobiles ?? []]
      .map((mobile): [string, string] => [mobile, simOwner ?? person.nationalId])
  ),
);

/** The civil registry's row; `undefined` for a national ID that was never issued. */
export function findCivilRow(nationalId: string): CivilRow | undefined {
  return civilRows.get(nationalId);
}

/** National ID of the card's real owner, if it is not the person who carries it. */
export function findOtherCardHolder(nationalId: string): string | undefined {
  return SAMPLES.find(({ person }) => person.nationalId === nationalId)?.cardHolder;
}

/** National ID of the SIM's owner; `undefined` if the number is not assigned. */
export function findSimOwner(mobile: string): string | undefined {
  return simOwners.get(mobile);
}
