/** What an account has of the attributes that services get. */
import type { Account } from "../identity/account.ts";
import type { Attribute } from "./attributes.ts";

/** As they are stored; services get them in another form (pairwise.ts), but at the same time. */
export const ATTRIBUTE_VALUES: Record<Attribute, (account: Account) => unknown> = {
  national_id: ({ identity }) => identity.kind === "iranian" ? identity.nationalId : undefined,
  fida_code: ({ identity }) => identity.kind === "foreign" ? identity.fidaCode : undefined,
  given_name: ({ firstName }) => firstName,
  family_name: ({ lastName }) => lastName,
  father_name: ({ fatherName }) => fatherName,
  birthdate: ({ birthDate: { year, month, day } }) => [year, month, day].join("/"),
  phone_number: ({ mobile }) => mobile,
  postal_code: ({ postalCode }) => postalCode,
};

/** Those of them of which the account has a value. */
export const heldBy = (account: Account, attributes: readonly Attribute[]): Attribute[] =>
  attributes.filter((name) => Boolean(ATTRIBUTE_VALUES[name](account)));
