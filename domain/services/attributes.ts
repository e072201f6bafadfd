/** What a service may learn of a person. */
export const ATTRIBUTES = [
  "national_id",
  "fida_code",
  "given_name",
  "family_name",
  "father_name",
  "birthdate",
  "phone_number",
  "postal_code",
] as const;
export type Attribute = typeof ATTRIBUTES[number];
