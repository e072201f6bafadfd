import { failureAlarm, fieldAlarm } from "../components/alarm.tsx";
import { Field } from "../components/field.tsx";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";

export interface QrEntryProps {
  code?: string;
  error?: "missing" | "format" | "unknown";
  /** Too many codes that do not exist. */
  retryAt?: number;
}

/** Entry of the manual code, for people who cannot scan. */
export function qrEntryPage(page: Page, props: QrEntryProps): View {
  const { context, format, texts: { qrEntry: texts } } = page;
  const error = props.error && texts.errors[props.error];
  return {
    heading: texts.heading,
    alarm: props.retryAt === undefined
      ? fieldAlarm(page.texts.window.correct, { code: error })
      : failureAlarm(texts.limited, { when: format.when(props.retryAt, context.now) }),
    content: (
      <>
        <p>{texts.lead}</p>
        <Form page={page} to="/qr" typed>
          <Field
            page={page}
            name="code"
            label={texts.code.label}
            hint={texts.code.hint}
            error={error}
            value={props.code ?? ""}
            class="code"
            autocomplete="off"
          />
          <button type="submit" class="main">{texts.submit}</button>
        </Form>
        <p class="hint">{texts.warning}</p>
      </>
    ),
  };
}
