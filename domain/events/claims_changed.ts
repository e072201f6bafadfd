/** Which of the attributes that services get differ between two states of an account. */
import type { Account } from "../identity/account.ts";
import { type Attribute, ATTRIBUTES } from "../services/attributes.ts";
import type { Fact } from "./facts.ts";

/** As they are stored; services get them in another form (pairwise.ts), but at the same time. */
const VALUES: Record<Attribute, (account: Account) => unknown> = {
  national_id: ({ identity }) => identity.kind === "iranian" ? identity.nationalId : undefined,
  fida_code: ({ identity }) => identity.kind === "foreign" ? identity.fidaCode : undefined,
  given_name: ({ firstName }) => firstName,
  family_name: ({ lastName }) => lastName,
  father_name: ({ fatherName }) => fatherName,
  birthdate: ({ birthDate: { year, month, day } }) => [year, month, day].join("/"),
  phone_number: ({ mobile }) => mobile,
  postal_code: ({ postalCode }) => postalCode,
};

/** The fact of it, if there is one. */
export function claimsFact(former: Account, account: Account): Fact[] {
  const claims = ATTRIBUTES.filter((name) => VALUES[name](former) !== VALUES[name](account));
  return claims.length === 0 ? [] : [{ fact: "claims", claims }];
}
