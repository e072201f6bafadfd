/** Virtual citizens, with the identities that the registries have of them. */
import { parseCompanyId } from "../../../domain/company/company_id.ts";
import { parseCardNumber } from "../../../domain/identity/card_number.ts";
import type { PersonIdentity } from "../../../domain/identity/person_identity.ts";
import type { Dice } from "../engine/dice.ts";
import type { TypedIranian } from "../../../domain/journey/transaction.ts";

export interface Person {
  nationalId: string;
  /** Changes when people change their SIM. */
  mobile: string;
  typed: TypedIranian;
  postalCode: string;
  /** Of a bank card in their name. */
  card: string;
  /** Of the company whose chief executive they are. */
  companyId: string;
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
    card: completed(`6037${nationalId}0`, (text) => "cardNumber" in parseCardNumber(text)),
    companyId: companyIdOf(number),
  };
}

export const companyIdOf = (number: number): string =>
  completed(String(1_000_000_000 + number * 41), (text) => "companyId" in parseCompanyId(text));

/** With the check digit that is still missing. */
function completed(digits: string, isRight: (text: string) => boolean): string {
  return Array.from({ length: 10 }, (_, digit) => `${digits}${digit}`).find(isRight)!;
}

/** By which registries know the person. */
export const numberOf = (who: PersonIdentity): string =>
  who.kind === "iranian" ? who.nationalId : who.fidaCode;

function withCheckDigit(nine: string): string {
  const sum = [...nine].reduce((sum, digit, i) => sum + Number(digit) * (10 - i), 0);
  return nine + (sum % 11 < 2 ? sum % 11 : 11 - sum % 11);
}
