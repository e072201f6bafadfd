import type { Registration } from "../../domain/agency/registration.ts";
import { fieldAlarm, retryAlarm } from "../components/alarm.tsx";
import { Facts } from "../components/facts.tsx";
import { Field } from "../components/field.tsx";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { SecurityCode } from "../components/pictures/security_code.tsx";
import { TrackingNumber } from "../components/reference.tsx";

export interface AgencyStateProps {
  /** Without a registration: the number that was typed. */
  typed?: string;
  error?: "format" | "unknown";
  /** What its number shows: nothing of its people. `reason`: of the expert. */
  registration?: Pick<Registration, "number" | "state" | "changedAt"> & { reason?: string };
  /** Of a registration that may be corrected. */
  captchaId?: string;
  captchaError?: "missing" | "wrong" | "expired";
  failure?: { code: "limited" | "undelivered"; retryAt: number };
}

/** How a registration stands, by its tracking number. */
export function agencyStatePage(page: Page, props: AgencyStateProps): View {
  const { texts: { agency: { state: texts, failures }, mobile, window } } = page;
  const { failure, captchaError } = props;
  const captcha = captchaError && mobile.errors.captcha[captchaError];
  const number = props.error && texts.errors[props.error];
  return {
    heading: texts.heading,
    alarm: failure
      ? retryAlarm(page, failures[failure.code], failure)
      : fieldAlarm(window.correct, { number, captcha }),
    content: props.registration ? <Shown page={page} props={props} captcha={captcha} /> : (
      <>
        <p>{texts.lead}</p>
        <Form page={page} to="/register/state" typed>
          <Field
            page={page}
            name="number"
            label={texts.number}
            error={number}
            value={props.typed ?? ""}
            autocomplete="off"
          />
          <button type="submit" class="main">{texts.show}</button>
        </Form>
      </>
    ),
  };
}

function Shown(
  { page, props: { registration, captchaId }, captcha }: {
    page: Page;
    props: AgencyStateProps;
    /** What is wrong with the security code. */
    captcha?: string;
  },
) {
  const { context, format, texts: { agency: { state: texts }, mobile } } = page;
  const { number, state, changedAt, reason } = registration!;
  return (
    <>
      <Facts
        facts={[
          [texts.number, <TrackingNumber page={page} number={number} />],
          [texts.label, <span class="badge">{texts.names[state]}</span>],
          [texts.since, format.past(changedAt, context.now)],
          [texts.reason, reason && <span class="said" dir="auto">{reason}</span>],
        ]}
      />
      <p>{texts.meaning[state]}</p>
      <p class="hint">{texts.keep}</p>
      {captchaId !== undefined && (
        <Form page={page} to={`/register/state/${number}`}>
          <p>{texts.correctLead}</p>
          <SecurityCode page={page} props={{ captchaId }} error={captcha} />
          {/* First in the form, so that Enter presses it. */}
          <button type="submit" class="main">{texts.correct}</button>{" "}
          <button type="submit" name="action" value="new_captcha" formnovalidate>
            {mobile.captcha.another}
          </button>
        </Form>
      )}
    </>
  );
}
