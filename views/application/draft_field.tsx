import type { DraftField } from "../../domain/application/draft.ts";
import type { AssertionAlg } from "../../domain/services/attributes.ts";
import type { Gap } from "../../domain/application/gaps.ts";
import type { Conflict } from "../../domain/application/merge.ts";
import { Choice } from "../components/choice.tsx";
import { Field, Lines } from "../components/field.tsx";
import type { Page } from "../components/page.ts";
import type { LabelledField } from "../texts/types/application.ts";
import { fillPlain } from "../texts/fill.ts";
import { gapText } from "./gap.tsx";
import { fieldLabel, named } from "./labels.ts";
import { METHODS, THEMES } from "./steps.ts";

/** What a form of the wizard shows beside its labels. */
export interface FormState {
  /** As they were typed. */
  values: Partial<Record<DraftField, string>>;
  gaps: readonly Gap[];
  /** Longer than they may be. */
  tooLong?: readonly { field: DraftField; max: number }[];
  conflicts?: readonly Conflict[];
}

interface FieldProps {
  page: Page;
  name: DraftField;
  state: FormState;
}

/** What is wrong with each field, in a sentence. */
export function fieldErrors(page: Page, state: FormState): Partial<Record<DraftField, string>> {
  const { format, texts: { applications: { tooLong, conflict } } } = page;
  const errors: Partial<Record<DraftField, string>> = {};
  for (const gap of state.gaps) if (gap.field) errors[gap.field] ??= gapText(page, gap);
  for (const { field, max } of state.tooLong ?? []) {
    const values = { field: fieldLabel(page, field), max: format.digits(max) };
    errors[field] = fillPlain(tooLong, values);
  }
  for (const { field, theirs } of state.conflicts ?? []) {
    errors[field] = `${conflict.theirs}: ${theirs || conflict.empty}`;
  }
  return errors;
}

/** Latin words, addresses and digits. */
const LATIN: ReadonlySet<DraftField> = new Set(
  [
    ...["upstream", "health_path", "proxies", "redirect_uris", "post_logout_redirect_uris"],
    ...["initiate_login_uri", "jwks", "method_path", "contact_email"],
  ] as const,
);
const NUMBERS: ReadonlySet<DraftField> = new Set(
  ["max_age", "requests", "contact_mobile", "contact_phone"] as const,
);
/** What its hint does not say already. */
const OPTIONAL: ReadonlySet<DraftField> = new Set(
  [
    ...["title_ar", "title_en", "description_ar", "description_en"],
    ...["post_logout_redirect_uris", "initiate_login_uri", "method_description"],
    ...["contact_email", "contact_phone"],
  ] as const,
);
const ROWS: Partial<Record<DraftField, number>> = {
  description_fa: 3,
  description_ar: 3,
  description_en: 3,
  upstream: 2,
  proxies: 2,
  redirect_uris: 2,
  post_logout_redirect_uris: 2,
  jwks: 6,
  method_description: 2,
};

/** What is chosen for who chooses nothing. */
const DEFAULTS: Partial<Record<DraftField, string>> = {
  assertion_alg: "ES256" satisfies AssertionAlg,
};

/** One field of the wizard, by its name. */
export function StepInput({ page, name, state }: FieldProps) {
  const label = fieldLabel(page, name);
  const value = state.values[name] || DEFAULTS[name] || "";
  const error = fieldErrors(page, state)[name];
  const { hints, optional } = page.texts.applications;
  const hintText = hints[name as LabelledField];
  const hint = OPTIONAL.has(name) ? optional : hintText && named(hintText);
  const options = optionsOf(page, name);
  if (options) {
    return (
      <Choice page={page} name={name} label={label} options={options} value={value} error={error} />
    );
  }
  const dir = LATIN.has(name) ? "ltr" : undefined;
  if (ROWS[name]) {
    const input = { name, label, value, hint, error, rows: ROWS[name], dir } as const;
    return <Lines page={page} {...input} />;
  }
  return (
    <Field
      page={page}
      name={name}
      label={label}
      hint={hint}
      error={error}
      value={value}
      inputmode={NUMBERS.has(name) ? "numeric" : "text"}
      {...(!NUMBERS.has(name) && !LATIN.has(name) && { dir: "auto" as const })}
      autocomplete="off"
    />
  );
}

/** Of a field with a choice: value → words. */
export function optionsOf({ format, texts }: Page, name: string): Record<string, string> | null {
  const { applications, home, service } = texts;
  switch (name) {
    case "theme":
      return Object.fromEntries(THEMES.map((theme) => [theme, home.themes[theme]]));
    case "level":
      return Object.fromEntries(
        (["1", "2", "3"] as const).map((level) => [
          level,
          fillPlain(applications.levels[level], {
            level: fillPlain(home.level, { level: format.digits(level) }),
          }),
        ]),
      );
    case "persons":
      return service.audiences;
    case "way":
      return Object.fromEntries(
        Object.entries(applications.ways).map(([way, text]) => [way, named(text)]),
      );
    case "assertion_alg":
      return Object.fromEntries(
        Object.entries(applications.assertionAlgs).map(([alg, text]) => [alg, named(text)]),
      );
    case "method":
      return Object.fromEntries(METHODS.map((method) => [method, method]));
    default:
      return null;
  }
}
