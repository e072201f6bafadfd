/** What a site is about to receive of a person, as their own page shows it: partly masked. */
import type { Account } from "../identity/account.ts";
import { keptData } from "../portal/kept_data.ts";
import type { Attribute } from "../services/attributes.ts";

export type ShownValue = readonly [attribute: Attribute, value: string];

/** In the order given, without those that the person does not have. */
export function shownValues(account: Account, attributes: readonly Attribute[]): ShownValue[] {
  const kept = keptData(account);
  const shown: Record<Attribute, string | undefined> = {
    national_id: kept.nationalId,
    fida_code: kept.fidaCode,
    given_name: account.firstName,
    family_name: account.lastName,
    father_name: kept.fatherName,
    birthdate: kept.birthDate,
    phone_number: kept.mobile,
    postal_code: kept.postalCode,
  };
  return attributes.flatMap((one) => shown[one] ? [[one, shown[one]] as const] : []);
}
