import { fieldAlarm, retryAlarm } from "../components/alarm.tsx";
import { Field } from "../components/field.tsx";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { SecurityCode, type SecurityCodeProps } from "../components/pictures/security_code.tsx";

export interface StaffRecoveryProps extends SecurityCodeProps {
  userName: string;
  errors?: { userName?: "missing"; captcha?: "missing" | "wrong" | "expired" };
  failure?: { code: "limited"; retryAt: number } | { code: "lapsed" };
}

/** «بازیابی رمز عبور»: the user name, and that a person asks. */
export function staffRecoveryPage(page: Page, props: StaffRecoveryProps): View {
  const { texts: { staff, recovery: texts, mobile, window } } = page;
  const { failure } = props;
  const errors = {
    user_name: props.errors?.userName && staff.signIn.errors.userName,
    captcha: props.errors?.captcha && mobile.errors.captcha[props.errors.captcha],
  };
  return {
    heading: texts.heading,
    alarm: failure
      ? retryAlarm(page, texts.failures[failure.code], failure)
      : fieldAlarm(window.correct, errors),
    content: (
      <>
        <p>{texts.lead}</p>
        <Form page={page} to="/recovery" typed>
          <Field
            page={page}
            name="user_name"
            label={staff.userName}
            hint={staff.signIn.userNameHint}
            error={errors.user_name}
            value={props.userName}
            inputmode="text"
            autocomplete="username"
          />
          <SecurityCode page={page} props={props} error={errors.captcha} />
          <button type="submit" class="main">{texts.submit}</button>{" "}
          <button type="submit" name="action" value="new_captcha" formnovalidate>
            {mobile.captcha.another}
          </button>
        </Form>
        <a href="/login">{staff.factor.back}</a>
      </>
    ),
  };
}
