import { failureAlarm, fieldAlarm } from "../components/alarm.tsx";
import { Field } from "../components/field.tsx";
import { NetAddress } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { ValidUntil } from "../components/valid_until.tsx";
import { fill } from "../texts/fill.ts";

export interface ContactCodeProps {
  /** To which the code went, whole: a mistake in it must be seen. */
  address: string;
  /** Until when the code counts; absent if it no longer does. */
  expiresAt?: number;
  /** As it was typed. */
  code: string;
  error?: { code: "missing" | "format" } | { code: "wrong"; triesLeft: number };
}

/** The code comes back. It may have been read elsewhere. */
export function contactCodePage(
  page: Page,
  { address, expiresAt, ...props }: ContactCodeProps,
): View {
  const { texts: { contactCode: texts, window } } = page;
  const error = errorOf(page, props.error);
  const lapsed = expiresAt === undefined;
  return {
    heading: texts.heading,
    alarm: lapsed ? failureAlarm(texts.lapsed) : fieldAlarm(window.correct, { code: error }),
    content: (
      <>
        <p>{fill(texts.sent, { address: <NetAddress>{address}</NetAddress> })}</p>
        {!lapsed && (
          <Form page={page} to="/profile/contact/code" typed>
            <Field
              page={page}
              name="code"
              label={texts.code.label}
              hint={texts.code.hint}
              error={error}
              value={props.code}
              class="code"
              autocomplete="one-time-code"
            />
            <ValidUntil page={page} at={expiresAt} />
            <button type="submit" class="main">{texts.submit}</button>
          </Form>
        )}
        <Form page={page} to="/profile/contact">
          <input type="hidden" name="email" value={address} />
          <button type="submit" class={lapsed ? "main" : undefined}>{texts.again}</button>
        </Form>
        <p>
          <a href="/profile/contact">{texts.other}</a>
        </p>
      </>
    ),
  };
}

function errorOf(
  { format, texts: { contactCode: { errors } } }: Page,
  error: ContactCodeProps["error"],
) {
  if (!error) return undefined;
  return error.code === "wrong"
    ? fill(errors.wrong, { count: format.digits(error.triesLeft) })
    : errors[error.code];
}
