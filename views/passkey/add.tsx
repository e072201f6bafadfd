import { failureAlarm, fieldAlarm } from "../components/alarm.tsx";
import { Field } from "../components/field.tsx";
import type { Alarm, Page, View } from "../components/page.ts";
import { Ceremony, ceremonyAlarm, type CeremonyFailure } from "./ceremony.tsx";

export interface PasskeyAddProps {
  /** For `navigator.credentials.create`. */
  options: unknown;
  /** As typed. */
  name: string;
  failure?:
    | { code: "name_too_long" }
    /** Known already, or not right. */
    | { code: "refused" }
    | CeremonyFailure;
}

export function passkeyAddPage(page: Page, { options, name, failure }: PasskeyAddProps): View {
  const { texts: { passkeys, passkeyAdd: texts }, context } = page;
  const error = failure?.code === "name_too_long" ? passkeys.nameTooLong : undefined;
  return {
    heading: texts.heading,
    script: context.passkeyScript,
    alarm: fieldAlarm(page.texts.window.correct, { name: error }) ?? alarmOf(page, failure),
    content: (
      <>
        {texts.steps.map((step) => <p>{step}</p>)}
        <Ceremony page={page} to="/passkeys/add" options={options} words={texts}>
          <Field
            page={page}
            name="name"
            label={passkeys.name.label}
            hint={passkeys.name.hint}
            error={error}
            value={name}
            dir="auto"
            inputmode="text"
            autocomplete="off"
          />
        </Ceremony>
        <a href="/passkeys">{passkeys.heading}</a>
      </>
    ),
  };
}

function alarmOf(page: Page, failure: PasskeyAddProps["failure"]): Alarm | undefined {
  if (!failure || failure.code === "name_too_long") return undefined;
  return failure.code === "refused"
    ? failureAlarm(page.texts.passkeyAdd.refused)
    : ceremonyAlarm(page, failure);
}
