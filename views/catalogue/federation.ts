/** Sites that ask who is there. */
import type { ConsentProps } from "../federation/consent_page.tsx";
import type { federationPages } from "../federation/mod.ts";
import { AFTAB } from "./samples/sample.ts";
import type { States } from "./samples/states.ts";

const SITE = { text: "کتابخانهٔ ملی", language: "fa" };

const CONSENT: ConsentProps = {
  site: SITE,
  host: "library.example.ir",
  values: [
    ["national_id", "99*****07"],
    ["given_name", "سارا"],
    ["family_name", "احمدی"],
    ["father_name", "محمد"],
    ["birthdate", "1370/**/**"],
    ["phone_number", "0912***4567"],
    ["postal_code", "11*****91"],
  ],
  level: 2,
  path: "/openid/continue/a",
  seen: "jWqk2mZ0vS8c1rX3uB5nD7fG9hJ4kL6pQ8sT0wYzA2E",
};

export const federationStates: States<typeof federationPages> = {
  consent: {
    natural: CONSENT,
    company: { ...CONSENT, company: AFTAB.name },
    foreign: {
      ...CONSENT,
      description: { text: "فهرست کتاب‌ها و امانت آن‌ها", language: "fa" },
      values: [["fida_code", "99*****14"], ["given_name", "AHMAD"], ["family_name", "KARIMI"]],
    },
    nothing: { ...CONSENT, values: [], level: 1 },
    "level-3": { ...CONSENT, values: [["national_id", "99*****07"]], level: 3 },
  },
};
