import type { Child } from "hono/jsx";
import { failureAlarm, fieldAlarm } from "../components/alarm.tsx";
import { Field } from "../components/field.tsx";
import { Latin } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
import type { Alarm, Page, View } from "../components/page.ts";
import { fill } from "../texts/fill.ts";

export interface PostalCodeProps {
  postalCode: string;
  /** The code shown is the registered one. */
  registered: boolean;
  error?: "missing" | "format" | "unknown";
  failure?: { code: "registry_unavailable" | "limited"; retryAt: number };
  /** Offer a temporary account of level 1. */
  temporaryOffered: boolean;
}

/** Step 5: the postal code (guide 1.7 §1.4). */
export function postalCodePage(page: Page, props: PostalCodeProps): View {
  const texts = page.texts.postalCode;
  const error = props.error && texts.errors[props.error];
  const isRegistered = props.registered && !error;
  return {
    heading: texts.heading,
    step: 5,
    alarm: alarmOf(page, props, error),
    content: (
      <>
        <p>{isRegistered ? texts.registeredQuestion : texts.lead}</p>
        {isRegistered && (
          // The guide's own sentence, after the question that it asks.
          <details>
            <summary>{texts.registeredTitle}</summary>
            <p>{texts.registeredLead}</p>
          </details>
        )}
        <Form page={page} to="/login/postal-code" typed>
          <Field
            page={page}
            name="postal_code"
            label={texts.postalCode.label}
            hint={texts.postalCode.hint}
            error={error}
            value={props.registered ? page.format.digits(props.postalCode) : props.postalCode}
            autocomplete="postal-code"
          />
          <button type="submit" class="main">{texts.submit}</button>
          {props.temporaryOffered && (
            <div class="more">
              <h2>{texts.temporary.question}</h2>
              <p>{texts.temporary.meaning}</p>
              <button type="submit" name="action" value="temporary" formnovalidate>
                {texts.temporary.submit}
              </button>
            </div>
          )}
        </Form>
      </>
    ),
  };
}

function alarmOf(page: Page, props: PostalCodeProps, error?: Child): Alarm | undefined {
  const { texts, format, context } = page;
  if (props.failure) {
    const when = format.when(props.failure.retryAt, context.now);
    return failureAlarm(texts.postalCode.failures[props.failure.code], { when });
  }
  const alarm = fieldAlarm(texts.window.correct, { postal_code: error });
  if (!alarm || props.error !== "unknown") return alarm;
  const gnaf = (
    <a href="https://gnaf.post.ir">
      <Latin>gnaf.post.ir</Latin>
    </a>
  );
  const { label } = texts.postalCode.postalCode;
  return {
    title: texts.postalCode.errors.unknown,
    steps: [fill(texts.postalCode.lookUp, { link: gnaf })],
    links: [{ to: "#postal_code", text: label }],
  };
}
