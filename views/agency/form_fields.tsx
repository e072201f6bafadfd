import type { Child } from "hono/jsx";
import type { RegistrationForm } from "../../domain/agency/registration.ts";
import type { RegistrationFaults } from "../../domain/agency/registration_form.ts";
import { Field } from "../components/field.tsx";
import { Latin } from "../components/foreign.tsx";
import type { Page } from "../components/page.ts";
import { fill, fillPlain } from "../texts/fill.ts";

export interface RegistrationFormProps {
  form: RegistrationForm;
  faults?: RegistrationFaults;
  /** Characters of a name or position. */
  maxWords: number;
}

type Name = keyof RegistrationForm;

const PARTS: readonly (readonly [
  part: "organisation" | "letter" | "first" | "second",
  names: readonly Name[],
])[] = [
  ["organisation", ["nameFa", "nameEn", "nameAr", "companyId", "website"]],
  ["letter", ["letterNumber", "letterDate"]],
  ["first", ["m1Name", "m1NationalId", "m1Position", "m1Mobile", "m1Email"]],
  ["second", ["m2Name", "m2NationalId", "m2Position", "m2Mobile", "m2Email"]],
];

/** All else is words. */
const KEYS = {
  companyId: "numeric",
  m1NationalId: "numeric",
  m2NationalId: "numeric",
  m1Mobile: "tel",
  m2Mobile: "tel",
  m1Email: "email",
  m2Email: "email",
} as const;
/** Digits and addresses, from left to right. */
const LATIN = new Set<Name>([...Object.keys(KEYS) as Name[], "website", "letterDate"]);
const OPTIONAL: Name[] = ["nameEn", "nameAr"];
const keysOf = (name: Name) => name in KEYS ? KEYS[name as keyof typeof KEYS] : "text";

/** What each field lacks, in words, in the order of the page. */
export function registrationErrors(
  { format, texts: { agency: { errors: own, fields }, applications: { gapTexts } } }: Page,
  { faults = {}, maxWords }: Pick<RegistrationFormProps, "faults" | "maxWords">,
): Partial<Record<Name, string>> {
  const count = format.digits(maxWords);
  const errors = { ...gapTexts, ...own };
  return Object.fromEntries(
    PARTS.flatMap(([, names]) => names).flatMap((name) => {
      const fault = faults[name];
      return fault ? [[name, fillPlain(errors[fault], { field: fields[name], count })]] : [];
    }),
  );
}

/** Who the organisation is, its letter, its two managers. */
export function RegistrationFields(
  { page, form, ...given }: RegistrationFormProps & { page: Page },
) {
  const { format, texts: { agency: texts } } = page;
  const errors = registrationErrors(page, given);
  const hints: Partial<Record<Name, Child>> = {
    website: fill(texts.hints.website, { example: <Latin>www.example.ir</Latin> }),
    letterDate: fill(texts.hints.letterDate, {
      example: <bdi dir="ltr">{format.digits("1405/08/20")}</bdi>,
    }),
    m1Mobile: texts.hints.m1Mobile,
  };
  return (
    <>
      {PARTS.map(([part, names]) => (
        <>
          <h2>{texts.parts[part]}</h2>
          {names.map((name) => (
            <Field
              page={page}
              name={name}
              label={OPTIONAL.includes(name)
                ? fillPlain(texts.optional, { field: texts.fields[name] })
                : texts.fields[name]}
              hint={hints[name]}
              error={errors[name]}
              value={form[name]}
              inputmode={keysOf(name)}
              {...!LATIN.has(name) && { dir: "auto" as const }}
              autocomplete="off"
            />
          ))}
        </>
      ))}
    </>
  );
}
