import type { Child } from "hono/jsx";
import { Choice } from "../components/choice.tsx";
import { Description, descriptionOf, Input, type InputProps } from "../components/field.tsx";
import type { Page } from "../components/page.ts";

/** As typed. */
export interface TypedBirthDate {
  birthDay: string;
  birthMonth: string;
  birthYear: string;
}

/** A date of birth as three text inputs; foreign nationals also choose the calendar. */
export function BirthDate(
  { page, typed, calendar, error }: {
    page: Page;
    typed: TypedBirthDate;
    calendar?: "jalali" | "gregorian";
    error?: Child;
  },
) {
  const texts = page.texts.identity;
  const hint = calendar ? texts.foreign.birthDateHint : texts.birthDate.hint;
  const described = { id: "birth", hint, error };
  return (
    <>
      {calendar && (
        <Choice
          name="calendar"
          label={texts.foreign.calendar}
          options={{ jalali: texts.foreign.jalali, gregorian: texts.foreign.gregorian }}
          value={calendar}
        />
      )}
      <fieldset class="field" aria-describedby={descriptionOf(described)}>
        <legend>{texts.birthDate.label}</legend>
        <Description {...described} />
        <Parts page={page} typed={typed} invalid={Boolean(error)} />
      </fieldset>
    </>
  );
}

function Parts({ page, typed, invalid }: { page: Page; typed: TypedBirthDate; invalid: boolean }) {
  const texts = page.texts.identity;
  const parts: [label: string, InputProps][] = [
    [texts.day, { name: "birth_day", value: typed.birthDay, autocomplete: "bday-day" }],
    // Also takes the month's name.
    [texts.month, {
      name: "birth_month",
      value: typed.birthMonth,
      autocomplete: "bday-month",
      inputmode: "text",
    }],
    [texts.year, { name: "birth_year", value: typed.birthYear, autocomplete: "bday-year" }],
  ];
  return (
    <div class="date">
      {parts.map(([label, input]) => (
        <label>
          {label}
          <Input {...input} invalid={invalid} />
        </label>
      ))}
    </div>
  );
}
