import { FOREIGNERS } from "./foreigners.ts";
import type { Person } from "./person.ts";
import { findOtherCardHolder, PEOPLE } from "./people.ts";

const holders = new Map(
  [...PEOPLE, ...FOREIGNERS].map((person: Person) => {
    const { cardNumber, nationalId, fidaCode } = person;
    return [cardNumber, fidaCode ?? findOtherCardHolder(nationalId) ?? nationalId];
  }),
);

/** National ID or FIDA code of the card's owner; `undefined` if the card was never issued. */
export function findCardHolder(cardNumber: string): string | undefined {
  return holders.get(cardNumber);
}
