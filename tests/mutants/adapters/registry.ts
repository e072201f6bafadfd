import { type Mutant, mutantsOf } from "../mutant.ts";

const at = (name: string) => `adapters/registry/${name}.ts`;
const THREE = ["tests/adapters/registry/registries_test.ts"];
const LEVEL = ["tests/adapters/registry/level_registries_test.ts"];
const OTHERS = ["tests/adapters/registry/company_and_foreigner_registries_test.ts"];

export const mutants: Mutant[] = [
  ...mutantsOf(at("registry_client"), THREE, [
    [`retries: 1,`, `retries: 0,`, "A registry that fails once fails a person"],
    [`retries: 1,`, `retries: 2,`, "A registry that is down is asked more often than documented"],
    [`Bearer \${token}`, `\${token}`, "A registry does not know us"],
    [
      `throw new RegistryUnavailable(name, error.retryAfter, error);`,
      `throw error;`,
      "A registry's outage is reported as our fault",
    ],
  ]),
  ...mutantsOf(at("civil_registry"), THREE, [
    [
      `.min(1).transform(toPersianLetters)`,
      `.transform(toPersianLetters)`,
      "A person may have no name",
    ],
    [
      `z.string().trim().min(1).transform(toPersianLetters)`,
      `z.string().min(1).transform(toPersianLetters)`,
      "A name of spaces is one",
    ],
    [`.min(1).transform(toPersianLetters)`, `.min(1)`, "Names have Arabic letters"],
    [
      `fatherName: z.string().trim().transform(toPersianLetters)`,
      `fatherName: name`,
      "A foundling has no identity",
    ],
    [`alive: z.boolean(),`, `alive: z.boolean().catch(true),`, "A dead person signs in"],
    [`/^\\d{10}$/`, `/^\\d+$/`, "A postal code may be of any length"],
    [
      `z.email().max(254).optional().catch(undefined)`,
      `z.email().max(254).optional()`,
      "A bad mail address keeps a person out",
    ],
    [`z.email().max(254)`, `z.email()`, "A mail address may be of any length"],
    [
      `found.match ? found.person : null`,
      `found.match ? found.person : {} as never`,
      "An unknown person is accepted",
    ],
    [
      `String(month).padStart(2, "0")`,
      `String(month)`,
      "A registry is asked for a date that it does not read",
    ],
    [
      `String(day).padStart(2, "0")`,
      `String(day)`,
      "A registry is asked for a date that it does not read",
    ],
  ]),
  ...mutantsOf(at("sim_registry"), [...THREE, ...OTHERS], [
    [
      `{ idType, fidaCode: id }`,
      `{ nationalId: id }`,
      "A foreigner's SIM is looked for under a national ID",
    ],
    [
      `idType = "national_id"`,
      `idType = "fida"`,
      "An Iranian's SIM is looked for under a FIDA code",
    ],
    [
      `{ ...owner, mobile }, answer)).match`,
      `{ ...owner, mobile }, answer)).match || true`,
      "Anybody owns any SIM",
    ],
  ]),
  ...mutantsOf(at("post_registry"), THREE, [
    [`z.string().trim().min(1) }`, `z.string().trim() }`, "An address may be empty"],
    [
      `found.found ? found.address : null`,
      `found.found ? found.address : ""`,
      "An unknown postal code has an address",
    ],
  ]),
  ...mutantsOf(at("card_registry"), LEVEL, [
    [
      `{ cardNumber, ...personQuestion(person) }`,
      `{ cardNumber }`,
      "Anybody's card proves level 3",
    ],
    [
      `question, answer)).match`,
      `question, answer)).match || true`,
      "Anybody's card proves level 3",
    ],
  ]),
  ...mutantsOf(at("face_matcher"), LEVEL, [
    [`TIMEOUT = 15 * SECOND`, `TIMEOUT = 150 * SECOND`, "A person waits for minutes for a matcher"],
    [`retries: 0,`, `retries: 1,`, "A photo is sent twice"],
    [`Bearer \${token}`, `\${token}`, "The matcher does not know us"],
    [`body.set(name, value);`, `{}`, "The matcher is not told whose face it is"],
    [
      `type === "image/png" ? "photo.png" : "photo.jpg"`,
      `"photo.jpg"`,
      "A PNG is declared as a JPEG",
    ],
    [
      `new File([bytes], name, { type })`,
      `new File([bytes], name)`,
      "A photo does not say what it is",
    ],
    [`.catch(unavailable("faces"))`, "", "The matcher's outage is reported as our fault"],
    [`live: z.boolean()`, `live: z.boolean().catch(true)`, "A photo of a photo proves level 3"],
  ]),
  ...mutantsOf(at("company_registry"), OTHERS, [
    [
      `.min(1).transform(toPersianLetters)`,
      `.transform(toPersianLetters)`,
      "A company may have no name",
    ],
    [`.min(1).transform(toPersianLetters)`, `.min(1)`, "A company's name has Arabic letters"],
    [
      `{ idType: "fida", fidaCode: person.fidaCode }`,
      `{ nationalId: person.fidaCode }`,
      "A foreign manager is looked for under a national ID",
    ],
    [
      `found.found ? found.company : null`,
      `found.found ? found.company : {} as never`,
      "An unknown company is accepted",
    ],
  ]),
  ...mutantsOf(at("foreigner_registry"), OTHERS, [
    [`z.string().trim().min(1);`, `z.string().trim();`, "A foreign person may have no name"],
    [
      `lastName: z.string().trim(),`,
      `lastName: name,`,
      "A person who has one name only has no identity",
    ],
    [
      `fatherName: z.string().trim(),`,
      `fatherName: name,`,
      "A person who has one name only has no identity",
    ],
    [
      `z.email().max(254).optional().catch(undefined)`,
      `z.email().max(254).optional()`,
      "A bad mail address keeps a person out",
    ],
    [
      `{ fidaCode, documentKind, documentNumber, birthDate }`,
      `{ fidaCode, documentKind, birthDate }`,
      "Another's document proves who somebody is",
    ],
    [
      `{ fidaCode, documentKind, documentNumber, birthDate }`,
      `{ fidaCode, documentKind, documentNumber }`,
      "Another's birth date proves who somebody is",
    ],
  ]),
  ...mutantsOf(at("person_question"), LEVEL, [
    [
      `{ idType: "fida", fidaCode: person.fidaCode }`,
      `{ nationalId: person.fidaCode }`,
      "A foreigner is looked for under a national ID",
    ],
  ]),
];
