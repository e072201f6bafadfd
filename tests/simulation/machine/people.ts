/** Virtual citizens, with the identities that the registries have of them. */
import type { Dice } from "../engine/dice.ts";
import type { TypedIranian } from "../../../domain/journey/transaction.ts";

export interface Person {
  nationalId: string;
  /** Changes when people change their SIM. */
  mobile: string;
  typed: TypedIranian;
  postalCode: string;
}

const POSTAL_CODE = "1234567890";

export function createPerson(number: number, dice: Dice): Person {
  const nationalId = withCheckDigit(String(100_000_000 + number * 37));
  const date = { day: String(1 + dice.below(29)), month: String(1 + dice.below(12)) };
  return {
    nationalId,
    mobile: `0912${String(1_000_000 + number)}`,
    typed: { nationalId, ...date, year: String(1340 + dice.below(40)) },
    postalCode: POSTAL_CODE,
  };
}

function withCheckDigit(nine: string): string {
  const sum = [...nine].reduce((sum, digit, i) => sum + Number(digit) * (10 - i), 0);
  return nine + (sum % 11 < 2 ? sum % 11 : 11 - sum % 11);
}
