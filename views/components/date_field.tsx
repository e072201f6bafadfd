import type { Child } from "hono/jsx";
import type { Page } from "./page.ts";
import type { IdentityProps } from "../props.ts";
import { Choice } from "./choice.tsx";
import { Description, descriptionOf, Input, type InputProps } from "./field.tsx";

/** A date of birth as three text inputs; on the tab «اتباع» with a switch for the calendar. */
export function BirthDate(
  { page, props, error }: { page: Page; props: IdentityProps; error?: Child },
) {
  const texts = page.texts.identity;
  const { foreign } = props;
  const hint = foreign ? texts.foreign.birthDateHint : texts.birthDate.hint;
  const described = { id: "birth", hint, error };
  const part = (label: string, input: InputProps) => (
    <label>
      {label}
      <Input {...input} invalid={Boolean(error)} />
    </label>
  );
  return (
    <>
      {foreign && (
        <Choice
          name="calendar"
          label={texts.foreign.calendar}
          options={{ jalali: texts.foreign.jalali, gregorian: texts.foreign.gregorian }}
          value={foreign.calendar}
        />
      )}
      <fieldset class="field" aria-describedby={descriptionOf(described)}>
        <legend>{texts.birthDate.label}</legend>
        <Description {...described} />
        <div class="date">
          {part(texts.day, { name: "birth_day", value: props.birthDay, autocomplete: "bday-day" })}
          {part(texts.month, {
            name: "birth_month",
            value: props.birthMonth,
            autocomplete: "bday-month",
            // Also takes the month's name.
            inputmode: "text",
          })}
          {part(texts.year, {
            name: "birth_year",
            value: props.birthYear,
            autocomplete: "bday-year",
          })}
        </div>
      </fieldset>
    </>
  );
}
