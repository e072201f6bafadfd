import type { DossierState } from "../../domain/dossier/state.ts";
import type { TrackingNumberError } from "../../domain/text/tracking_number.ts";
import { fieldAlarm, retryAlarm } from "../components/alarm.tsx";
import { Field } from "../components/field.tsx";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { fill } from "../texts/fill.ts";
import { TrackingNumber } from "../components/reference.tsx";

export interface TrackProps {
  /** As it was typed. */
  typed: string;
  error?: TrackingNumberError;
  /** `unknown` also for one that its citizen has hidden. */
  failure?: { code: "unknown" } | { code: "limited"; retryAt: number };
  found?: { trackingNumber: string; state: DossierState };
}

/** The state of a dossier, for those who have its number. */
export function trackPage(page: Page, { typed, error, failure, found }: TrackProps): View {
  const { texts: { track: texts, window } } = page;
  const message = error && texts.errors[error];
  return {
    heading: texts.heading,
    alarm: failure
      ? retryAlarm(page, texts[failure.code], failure)
      : fieldAlarm(window.correct, { number: message }),
    content: (
      <>
        {found && <Found page={page} found={found} />}
        <p>{texts.lead}</p>
        <Form page={page} to="/track" typed>
          <Field
            page={page}
            name="number"
            label={texts.number.label}
            hint={texts.number.hint}
            error={message}
            value={typed}
            autocomplete="off"
          />
          <button type="submit" class="main">{texts.submit}</button>
        </Form>
      </>
    ),
  };
}

function Found({ page, found }: { page: Page; found: NonNullable<TrackProps["found"]> }) {
  const { texts: { track: texts, dossier, letters } } = page;
  return (
    <>
      <h2>
        {fill(texts.found, {
          number: <TrackingNumber page={page} number={found.trackingNumber} />,
        })}
      </h2>
      <p>
        <span class="badge">{dossier.states[found.state]}</span>
      </p>
      <p>
        {texts.more}{" "}
        <a href={`/letters?${new URLSearchParams({ q: found.trackingNumber })}`}>
          {letters.heading}
        </a>
      </p>
    </>
  );
}
