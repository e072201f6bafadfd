import { fieldAlarm } from "../components/alarm.tsx";
import { Field } from "../components/field.tsx";
import { Digits } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { fill, fillPlain } from "../texts/fill.ts";

export interface AgencyCodeProps {
  /** Masked. */
  mobile: string;
  error?: { code: "missing" | "format" } | { code: "wrong"; triesLeft: number };
}

/** The code that went to the first manager's mobile. */
export function agencyCodePage(page: Page, { mobile, error }: AgencyCodeProps): View {
  const { format, texts: { agency: { code: texts }, window } } = page;
  const count = error && "triesLeft" in error ? format.digits(error.triesLeft) : "";
  const code = error && fillPlain(texts.errors[error.code], { count });
  return {
    heading: texts.heading,
    alarm: fieldAlarm(window.correct, { code }),
    content: (
      <>
        <p>{fill(texts.sent, { mobile: <Digits>{format.digits(mobile)}</Digits> })}</p>
        <Form page={page} to="/register/code">
          <Field
            page={page}
            name="code"
            label={texts.label}
            error={code}
            value=""
            class="code"
            autocomplete="one-time-code"
          />
          <button type="submit" class="main">{texts.submit}</button>
        </Form>
        <a href="/register">{texts.again}</a>
      </>
    ),
  };
}
