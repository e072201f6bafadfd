/** Sites that ask who is there. */
import type { ConsentProps } from "../federation/consent.tsx";
import type { federationPages } from "../federation/mod.ts";
import { AFTAB } from "./sample.ts";
import type { States } from "./states.ts";

const CONSENT: ConsentProps = {
  site: { text: "کتابخانهٔ ملی", language: "fa" },
  host: "library.example.ir",
  attributes: [
    "national_id",
    "fida_code",
    "given_name",
    "family_name",
    "father_name",
    "birthdate",
    "phone_number",
    "postal_code",
  ],
  path: "/openid/continue/a",
};

export const federationStates: States<typeof federationPages> = {
  consent: {
    natural: CONSENT,
    company: { ...CONSENT, company: AFTAB.name },
    nothing: { ...CONSENT, attributes: [] },
  },
};
