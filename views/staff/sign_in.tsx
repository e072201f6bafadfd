import { fieldAlarm, retryAlarm } from "../components/alarm.tsx";
import { Field } from "../components/field.tsx";
import { Form } from "../components/form.tsx";
import type { Alarm, Page, View } from "../components/page.ts";
import { SecurityCode, type SecurityCodeProps } from "../components/pictures/security_code.tsx";
import { Password } from "./password.tsx";

export interface StaffSignInProps extends SecurityCodeProps {
  userName: string;
  errors?: {
    userName?: "missing";
    password?: "missing";
    captcha?: "missing" | "wrong" | "expired";
  };
  failure?:
    /** User name or password: it is not said which. */
    | { code: "refused" }
    | { code: "limited" | "busy"; retryAt: number }
    /** The second step came too late, or the session ended. */
    | { code: "lapsed" };
  /**
   * They have just signed out, accepted an invitation, or recovered their password, which may wait
   * for somebody.
   */
  notice?: "signed_out" | "accepted" | "recovered" | "manager" | "operator";
}

/** User name, password, security code (agency-service-request, «ورود به سامانه»). */
export function staffSignInPage(page: Page, props: StaffSignInProps): View {
  const { context, texts: { staff: texts, recovery, agency, mobile, window } } = page;
  const errors = {
    user_name: props.errors?.userName && texts.signIn.errors.userName,
    password: props.errors?.password && texts.signIn.errors.password,
    captcha: props.errors?.captcha && mobile.errors.captcha[props.errors.captcha],
  };
  return {
    heading: texts.signIn.heading,
    alarm: alarmOf(page, props) ?? fieldAlarm(window.correct, errors),
    notice: noticeOf(page, props),
    content: (
      <>
        <p>
          {texts.signIn.lead} <a href={`${context.desk?.window ?? ""}/`}>{texts.signIn.citizens}</a>
        </p>
        <Form page={page} to="/login" typed>
          <Field
            page={page}
            name="user_name"
            label={texts.userName}
            hint={texts.signIn.userNameHint}
            error={errors.user_name}
            value={props.userName}
            inputmode="text"
            autocomplete="username"
          />
          <Password
            page={page}
            name="password"
            label={texts.password}
            error={errors.password}
          />
          <SecurityCode page={page} props={props} error={errors.captcha} />
          {/* First in the form, so that Enter presses it. */}
          <button type="submit" class="main">{texts.signIn.submit}</button>{" "}
          <button type="submit" name="action" value="new_captcha" formnovalidate>
            {mobile.captcha.another}
          </button>
        </Form>
        <a href="/recovery">{recovery.heading}</a>
        <p class="hint">{texts.signIn.forgotten}</p>
        <a href="/register">{agency.link}</a>
      </>
    ),
  };
}

function noticeOf({ texts: { staff, recovery } }: Page, { notice }: StaffSignInProps) {
  switch (notice) {
    case undefined:
      return undefined;
    case "signed_out":
      return staff.signIn.signedOut;
    case "accepted":
      return staff.signIn.accepted;
    case "recovered":
      return recovery.done;
    default:
      return recovery.waits[notice];
  }
}

function alarmOf(page: Page, { failure }: StaffSignInProps): Alarm | undefined {
  if (!failure) return undefined;
  return retryAlarm(page, page.texts.staff.signIn.failures[failure.code], failure);
}
