import type { FirstFieldError } from "../../domain/identity/first_field.ts";
import { Aside } from "./aside.tsx";
import { fieldAlarm, retryAlarm } from "../components/alarm.tsx";
import { Field } from "../components/field.tsx";
import { Form } from "../components/form.tsx";
import { WaysIn } from "../components/ways_in.tsx";
import type { Alarm, Page, View } from "../components/page.ts";
import { SecurityCode, type SecurityCodeProps } from "../components/pictures/security_code.tsx";

export interface MobileProps extends SecurityCodeProps {
  mobile: string;
  errors?: {
    mobile?: FirstFieldError;
    captcha?:
      | "missing"
      | "wrong"
      | "expired"
      /** Too many unused codes came from there: a proof of work is not enough now. */
      | "picture"
      /** Too much came from there: one picture is not enough now. */
      | "another";
  };
  failure?:
    /** The SIM is in another person's name; back to the first page (guide 1.7 §1). */
    | { code: "sim_mismatch" }
    /** The same for a foreign national. */
    | { code: "sim_mismatch_foreign" }
    | { code: "delivery_failed"; retryAt: number }
    /** The budget of the number or the place is spent until `retryAt`. */
    | { code: "limited"; retryAt: number }
    /** The journey lapsed (30 minutes); begin again. */
    | { code: "lapsed" }
    /** A step from a bookmark, without a journey. */
    | { code: "not_begun" }
    /** The journey went on under a token that this browser did not receive. */
    | { code: "answer_lost" }
    | { code: "cookies_needed" };
  /** A journey is under way in this browser: offer to continue it. */
  resumable?: boolean;
  /** The person asked for another picture. */
  drawnAgain?: boolean;
}

/** Step 1: mobile and security code (guide 1.7 §1.1). */
export function mobilePage(page: Page, props: MobileProps): View {
  const { context } = page;
  const texts = page.texts.mobile;
  const errors = {
    mobile: props.errors?.mobile && texts.errors.mobile[props.errors.mobile],
    captcha: props.errors?.captcha && texts.errors.captcha[props.errors.captcha],
  };
  const alarm = alarmOf(page, props) ?? fieldAlarm(page.texts.window.correct, errors);
  const focused = props.drawnAgain && !alarm;
  return {
    heading: texts.heading,
    step: 1,
    aside: <Aside page={page} />,
    alarm,
    notice: focused ? texts.captcha.drawnAgain : undefined,
    fieldFocused: props.drawnAgain,
    content: (
      <>
        <WaysIn page={page} current="code" />
        {props.resumable && (
          <p class="note">
            {texts.resume} <a href={context.href("/login/code")}>{texts.resumeLink}</a>
          </p>
        )}
        <Form page={page} to="/login" typed>
          <Field
            page={page}
            name="mobile"
            label={texts.mobile.label}
            hint={texts.mobile.hint}
            error={errors.mobile}
            value={props.mobile}
            inputmode="tel"
            autocomplete="tel-national"
          />
          <SecurityCode page={page} props={props} error={errors.captcha} focused={focused} />
          {/* First in the form, so that Enter presses it. */}
          <button type="submit" class="main">{texts.submit}</button>{" "}
          <button type="submit" name="action" value="new_captcha" formnovalidate>
            {texts.captcha.another}
          </button>
        </Form>
        <a href={context.href("/privacy")}>{texts.privacy}</a>
      </>
    ),
  };
}

function alarmOf(page: Page, { failure }: MobileProps): Alarm | undefined {
  if (!failure) return undefined;
  return retryAlarm(page, page.texts.mobile.failures[failure.code], failure);
}
