import { fieldAlarm, retryAlarm } from "../components/alarm.tsx";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { SecurityCode, type SecurityCodeProps } from "../components/pictures/security_code.tsx";
import {
  registrationErrors,
  RegistrationFields,
  type RegistrationFormProps,
} from "./form_fields.tsx";

export interface AgencyRegisterProps extends RegistrationFormProps, SecurityCodeProps {
  captchaError?: "missing" | "wrong" | "expired";
  failure?: { code: "limited" | "undelivered"; retryAt: number } | { code: "lapsed" };
}

/** «ثبت‌نام سازمان»: what an organisation types before it is at the desk. */
export function agencyRegisterPage(page: Page, props: AgencyRegisterProps): View {
  const { texts: { agency: texts, mobile, window } } = page;
  const { failure, captchaError } = props;
  const captcha = captchaError && mobile.errors.captcha[captchaError];
  return {
    heading: texts.heading,
    alarm: failure
      ? retryAlarm(page, texts.failures[failure.code], failure)
      : fieldAlarm(window.correct, { ...registrationErrors(page, props), captcha }),
    content: (
      <>
        <p>{texts.lead}</p>
        <a href="/register/state">{texts.state.heading}</a>
        <Form page={page} to="/register" typed>
          <RegistrationFields
            page={page}
            form={props.form}
            faults={props.faults}
            maxWords={props.maxWords}
          />
          <SecurityCode page={page} props={props} error={captcha} />
          {/* First in the form, so that Enter presses it. */}
          <button type="submit" class="main">{texts.submit}</button>{" "}
          <button type="submit" name="action" value="new_captcha" formnovalidate>
            {mobile.captcha.another}
          </button>
        </Form>
      </>
    ),
  };
}
