import type { RecoverFaults } from "../../domain/staff/recovery/recover.ts";
import { fieldAlarm, retryAlarm } from "../components/alarm.tsx";
import { Field } from "../components/field.tsx";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { NewPassword, newPasswordError } from "./new_password.tsx";

export interface StaffRecoveryCodeProps {
  /** Characters of a password. */
  least: number;
  most: number;
  faults?: RecoverFaults;
  failure?: { code: "limited"; retryAt: number };
}

/** The code that was sent, if there is such a member, and a new password. */
export function staffRecoveryCodePage(page: Page, props: StaffRecoveryCodeProps): View {
  const { texts: { staff, recovery: texts, window } } = page;
  const { faults, failure } = props;
  const errors = {
    code: faults?.code && staff.factor.errors[faults.code],
    password: newPasswordError(page, props, faults?.password),
  };
  return {
    heading: texts.codeHeading,
    alarm: failure
      ? retryAlarm(page, texts.failures.limited, failure)
      : fieldAlarm(window.correct, errors),
    content: (
      <>
        <p>{texts.sent}</p>
        <Form page={page} to="/recovery/code">
          <Field
            page={page}
            name="code"
            label={staff.factor.code}
            error={errors.code}
            value=""
            class="code"
            autocomplete="one-time-code"
          />
          <NewPassword page={page} limits={props} error={errors.password} />
          <button type="submit" class="main">{texts.save}</button>
        </Form>
        <p>{texts.lost}</p>
        <a href="/recovery">{texts.again}</a>
      </>
    ),
  };
}
