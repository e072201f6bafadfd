import type { LookErrors } from "../../domain/console/look_up.ts";
import { fieldAlarm, retryAlarm } from "../components/alarm.tsx";
import { Field } from "../components/field.tsx";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { Reason } from "./reason.tsx";

export interface PeopleProps {
  /** As typed. */
  who: string;
  reason: string;
  ticket: string;
  errors?: LookErrors;
  failure?: { code: "nobody" } | { code: "limited"; retryAt: number };
  /** Looks a day. */
  most: number;
}

/** Who is looked for, and why: the person reads it. */
export function peoplePage(page: Page, props: PeopleProps): View {
  const { format, texts: { console: { people: texts, reason }, window } } = page;
  const { failure, errors } = props;
  const messages = {
    who: errors?.who && texts.errors.who[errors.who],
    reason: errors?.reason && reason[errors.reason],
    ticket: errors?.ticket && texts.errors.ticket[errors.ticket],
  };
  return {
    heading: texts.heading,
    alarm: failure
      ? retryAlarm(page, texts.failures[failure.code], failure, {
        count: format.digits(props.most),
      })
      : fieldAlarm(window.correct, messages),
    content: (
      <>
        <p>{texts.lead}</p>
        <Form page={page} to="/people" typed>
          <Field
            page={page}
            name="who"
            label={texts.who}
            value={props.who}
            error={messages.who}
            autocomplete="off"
          />
          <Reason
            page={page}
            value={props.reason}
            error={errors?.reason}
            hint={texts.reasonHint}
          />
          <Field
            page={page}
            name="ticket"
            label={texts.ticket}
            value={props.ticket}
            error={messages.ticket}
            autocomplete="off"
          />
          <button type="submit" class="main">{texts.submit}</button>
        </Form>
      </>
    ),
  };
}
