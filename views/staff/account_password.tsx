import type { ChangeFaults } from "../../domain/staff/account/change_password.ts";
import { fieldAlarm, retryAlarm } from "../components/alarm.tsx";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { NewPassword, newPasswordError, type PasswordLimits } from "./new_password.tsx";
import { Password } from "./password.tsx";

export interface StaffPasswordProps extends PasswordLimits {
  faults?: ChangeFaults;
  failure?: { code: "limited" | "busy"; retryAt: number };
}

/** A new password, with the current one. */
export function staffPasswordPage(page: Page, props: StaffPasswordProps): View {
  const { texts: { account, staff, window } } = page;
  const { faults, failure } = props;
  const { password: texts } = account;
  const fault = faults?.password;
  const errors = {
    current_password: faults?.current && texts.errors[faults.current],
    password: fault === "same" ? texts.errors.same : newPasswordError(page, props, fault),
  };
  return {
    heading: texts.change,
    alarm: failure
      ? retryAlarm(page, staff.signIn.failures[failure.code], failure)
      : fieldAlarm(window.correct, errors),
    content: (
      <>
        <p>{texts.lead}</p>
        <Form page={page} to="/account/password">
          <Password
            page={page}
            name="current_password"
            label={texts.current}
            error={errors.current_password}
          />
          <NewPassword page={page} limits={props} error={errors.password} label={texts.new} />
          <button type="submit" class="main">{texts.save}</button>
        </Form>
        <a href="/account">{account.heading}</a>
      </>
    ),
  };
}
