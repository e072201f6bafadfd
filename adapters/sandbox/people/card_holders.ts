import { FOREIGNERS } from "./foreigners.ts";
import type { Person } from "./person.ts";
import { findOtherCardHolder, PEOPLE } from "./people.ts";

const holders = new Map(
  [...PEOPLE, ...FOREIGNERS].map((person: Person) => {
    const { cardNumber, nationalId, fidaCode } = person;
    return [cardNumber, fidaCode ?? findOtherCardHolder(nationalId) ?? nationalId];
  }),
);

/** National ID or FIDA code of whoever a card was issued to, or `undefined` when nobody has it. */
export function findCardHolder(cardNumber: string): string | undefined {
  return holders.get(cardNumber);
}
