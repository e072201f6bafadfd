import type { DatePart } from "../../domain/identity/date_parts.ts";
import {
  Description,
  descriptionOf,
  Input,
  type InputProps,
  lengthError,
} from "../components/field.tsx";
import type { Page } from "../components/page.ts";
import type { ShownDateError } from "./birth_date_error.ts";

/** As typed. */
export interface TypedBirthDate {
  birthDay: string;
  birthMonth: string;
  birthYear: string;
}

interface BirthDateProps {
  page: Page;
  typed: TypedBirthDate;
  hint: string;
  error?: ShownDateError;
}

/** A date of birth as three text inputs. */
export function BirthDate({ page, typed, hint, error }: BirthDateProps) {
  const texts = page.texts.identity;
  // The error describes the inputs that it is about.
  return (
    <fieldset class="field" aria-describedby={descriptionOf({ id: "birth", hint })}>
      <legend>{texts.birthDate.label}</legend>{" "}
      <Description page={page} id="birth" hint={hint} error={error?.text} />
      {(["day", "month", "year"] as const).map((part) => {
        const id = `birth_${part}`;
        return <Description page={page} id={id} error={lengthError(page, id, texts[part])} />;
      })}
      <Parts page={page} typed={typed} error={error} />
    </fieldset>
  );
}

function Parts({ page, typed, error }: Omit<BirthDateProps, "hint">) {
  const texts = page.texts.identity;
  const parts: [part: DatePart, Omit<InputProps, "page">][] = [
    ["day", { name: "birth_day", value: typed.birthDay, autocomplete: "bday-day" }],
    // Also takes the month's name.
    ["month", {
      name: "birth_month",
      value: typed.birthMonth,
      autocomplete: "bday-month",
      inputmode: "text",
    }],
    ["year", { name: "birth_year", value: typed.birthYear, autocomplete: "bday-year" }],
  ];
  return (
    <div class="date">
      {parts.map(([part, input]) => {
        const isLong = lengthError(page, input.name, texts[part]) !== undefined;
        const id = isLong ? input.name : error?.parts.includes(part) ? "birth" : undefined;
        return (
          <>
            <label>
              {texts[part]}{" "}
              <Input
                {...input}
                page={page}
                invalid={id !== undefined}
                describedBy={id && `${id}-error`}
              />
            </label>
            {" "}
          </>
        );
      })}
    </div>
  );
}
