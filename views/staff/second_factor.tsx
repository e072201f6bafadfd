import { fieldAlarm, retryAlarm } from "../components/alarm.tsx";
import { Field } from "../components/field.tsx";
import { Digits } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
import type { Alarm, Page } from "../components/page.ts";
import { Ceremony } from "../passkey/ceremony.tsx";
import { fill } from "../texts/fill.ts";

/** What every question for a second factor shows. */
export interface SecondFactorProps {
  /** Masked. */
  mobile: string;
  /** A code was sent by SMS. */
  isSent: boolean;
  /** No code by SMS counts: the password was recovered by one. */
  needsApp?: boolean;
  /** The same for what is asked: it would give who has the SIM alone a factor of their own. */
  isStrict?: boolean;
  /** For `navigator.credentials.get`; absent if the member has no passkey. */
  passkey?: unknown;
  error?: "missing" | "format" | "wrong";
  failure?:
    | { code: "limited" | "undelivered"; retryAt: number }
    /** The passkey's answer was not right, or came too late. */
    | { code: "passkey" };
}

const errorOf = ({ texts: { staff: { factor } } }: Page, { error }: SecondFactorProps) =>
  error && factor.errors[error];

export function secondFactorAlarm(page: Page, props: SecondFactorProps): Alarm | undefined {
  const { texts: { staff: { factor: texts }, window } } = page;
  const { failure } = props;
  if (!failure) return fieldAlarm(window.correct, { proof_code: errorOf(page, props) });
  return retryAlarm(page, texts.failures[failure.code], failure);
}

/** A passkey first, where there is one; the code of the app; one by SMS. All three go to one path. */
export function SecondFactor(
  { page, props, to, fields = {}, submit }: {
    page: Page;
    props: SecondFactorProps;
    to: string;
    /** What goes on with the right factor. */
    fields?: Readonly<Record<string, string>>;
    submit: string;
  },
) {
  const { format, texts: { staff: { factor: texts } } } = page;
  const { mobile, isSent, passkey, needsApp, isStrict } = props;
  const kept = Object.entries(fields).map(([name, value]) => (
    <input type="hidden" name={name} value={value} />
  ));
  return (
    <>
      {passkey !== undefined && (
        <Ceremony
          page={page}
          to={to}
          options={passkey}
          words={texts.passkey}
          atOnce={!props.failure}
        >
          {kept}
        </Ceremony>
      )}
      <p>
        {needsApp
          ? texts.needsApp
          : isStrict
          ? texts.strict
          : isSent
          ? fill(texts.sent, { mobile: <Digits>{format.digits(mobile)}</Digits> })
          : texts.lead}
      </p>
      <Form whole page={page} to={to} typed={kept.length > 0}>
        {kept}
        <Field
          page={page}
          name="proof_code"
          label={texts.code}
          error={errorOf(page, props)}
          value=""
          class="code"
          autocomplete="one-time-code"
        />
        <button type="submit" class="main">{submit}</button>
      </Form>
      {!needsApp && !isStrict && (
        <Form whole page={page} to={to}>
          {kept}
          <button type="submit" name="proof_by" value="sms">
            {isSent ? texts.sendAgain : texts.send}
          </button>
        </Form>
      )}
    </>
  );
}
