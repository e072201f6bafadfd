import { fieldAlarm, retryAlarm } from "../components/alarm.tsx";
import { Field } from "../components/field.tsx";
import { NetAddress } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { fill } from "../texts/fill.ts";

export interface ContactEmailProps {
  /** The present one, masked. */
  current?: string;
  /** As it was typed. */
  email: string;
  /** Mail can be sent. */
  isAvailable: boolean;
  error?: "missing" | "format" | "same";
  failure?: { code: "limited" | "undelivered"; retryAt: number };
}

/** The person enters an address, to which a code goes. */
export function contactEmailPage(page: Page, props: ContactEmailProps): View {
  const { texts: { contactEmail: texts, window } } = page;
  const { current, email, isAvailable, failure } = props;
  const error = props.error && texts.errors[props.error];
  return {
    heading: texts.heading,
    alarm: failure
      ? retryAlarm(page, texts.failures[failure.code], failure)
      : fieldAlarm(window.correct, { email: error }),
    content: (
      <>
        <p>{isAvailable ? texts.lead : texts.unavailable}</p>
        {current && <p>{fill(texts.now, { address: <NetAddress>{current}</NetAddress> })}</p>}
        {isAvailable && (
          <Form page={page} to="/profile/contact" typed>
            <Field
              page={page}
              name="email"
              label={texts.email.label}
              hint={fill(texts.email.hint, { example: <NetAddress>name@example.ir</NetAddress> })}
              error={error}
              value={email}
              inputmode="email"
              autocomplete="email"
            />
            <button type="submit" class="main">{texts.submit}</button>
          </Form>
        )}
        <p>
          <a href="/profile/notices">{texts.back}</a>
        </p>
      </>
    ),
  };
}
