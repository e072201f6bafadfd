import type { Child } from "hono/jsx";
import { failureAlarm, fieldAlarm } from "../components/alarm.tsx";
import { Description, descriptionOf, Field, Input, type InputProps } from "../components/field.tsx";
import { Form } from "../components/form.tsx";
import type { Alarm, Page, View } from "../page.ts";
import type { IdentityProps } from "../props.ts";

/** Step 3: national ID and date of birth (guide 1.7 §1, 3.1). */
export function identityPage(page: Page, props: IdentityProps): View {
  const texts = page.texts.identity;
  const errors = {
    national_id: props.errors?.nationalId && texts.errors.nationalId[props.errors.nationalId],
    birth_day: props.errors?.birthDate && texts.errors.birthDate[props.errors.birthDate],
  };
  return {
    heading: texts.heading,
    step: 3,
    alarm: alarmOf(page, props) ?? fieldAlarm(page.texts.window.correct, errors),
    content: (
      <>
        <p>{texts.lead}</p>
        <Form page={page} to="/login/identity">
          <Field
            name="national_id"
            label={texts.nationalId.label}
            hint={texts.nationalId.hint}
            error={errors.national_id}
            value={props.nationalId}
            autocomplete="off"
          />
          <BirthDate page={page} props={props} error={errors.birth_day} />
          <button type="submit" class="main">{texts.submit}</button>
        </Form>
      </>
    ),
  };
}

function BirthDate(
  { page, props, error }: { page: Page; props: IdentityProps; error?: Child },
) {
  const texts = page.texts.identity;
  const described = { id: "birth", hint: texts.birthDate.hint, error };
  const part = (label: string, input: InputProps) => (
    <label>
      {label}
      <Input {...input} invalid={Boolean(error)} />
    </label>
  );
  return (
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
  );
}

function alarmOf({ texts, format, context }: Page, { failure }: IdentityProps): Alarm | undefined {
  if (!failure) return undefined;
  const { failures } = texts.identity;
  if (failure.code === "mismatch") return failureAlarm(failures.mismatch);
  const text = failure.code === "limited" ? failures.limited : failures[failure.registry];
  return failureAlarm(text, { when: format.when(failure.retryAt, context.now) });
}
