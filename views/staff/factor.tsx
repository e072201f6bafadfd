import { failureAlarm, fieldAlarm } from "../components/alarm.tsx";
import { Field } from "../components/field.tsx";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { fill } from "../texts/fill.ts";
import { Digits } from "../components/foreign.tsx";

export interface StaffFactorProps {
  /** Masked. */
  mobile: string;
  /** A code was sent by SMS. */
  isSent: boolean;
  error?: "missing" | "format" | "wrong";
  failure?: { code: "limited" | "undelivered"; retryAt: number };
}

/** The second step: the code of the app, or one by SMS. */
export function staffFactorPage(page: Page, props: StaffFactorProps): View {
  const { context, format, texts: { staff: { factor: texts }, window } } = page;
  const { mobile, isSent, failure } = props;
  const error = props.error && texts.errors[props.error];
  const alarm = failure &&
    failureAlarm(texts.failures[failure.code], {
      when: format.when(failure.retryAt, context.now),
    });
  return {
    heading: texts.heading,
    alarm: alarm ?? fieldAlarm(window.correct, { code: error }),
    content: (
      <>
        <p>
          {isSent
            ? fill(texts.sent, { mobile: <Digits>{format.digits(mobile)}</Digits> })
            : texts.lead}
        </p>
        <Form page={page} to="/login/factor">
          <Field
            page={page}
            name="code"
            label={texts.code}
            error={error}
            value=""
            class="code"
            autocomplete="one-time-code"
          />
          <button type="submit" class="main">{texts.submit}</button>
        </Form>
        <Form page={page} to="/login/factor/sms">
          <button type="submit">{isSent ? texts.sendAgain : texts.send}</button>
        </Form>
        <a href="/login">{texts.back}</a>
      </>
    ),
  };
}
