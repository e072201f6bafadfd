import { fieldAlarm } from "../components/alarm.tsx";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import {
  registrationErrors,
  RegistrationFields,
  type RegistrationFormProps,
} from "./form_fields.tsx";

/** What an expert has returned, for its first manager to correct. */
export function agencyCorrectPage(page: Page, props: RegistrationFormProps): View {
  const { agency: { correct: texts }, window } = page.texts;
  return {
    heading: texts.heading,
    alarm: fieldAlarm(window.correct, registrationErrors(page, props)),
    content: (
      <>
        <p>{texts.lead}</p>
        <Form page={page} to="/register/correct" typed>
          <RegistrationFields page={page} {...props} />
          <button type="submit" class="main">{texts.submit}</button>
        </Form>
      </>
    ),
  };
}
