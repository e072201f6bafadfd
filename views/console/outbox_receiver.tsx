import type { Logged } from "../../domain/outbox/log.ts";
import { fieldAlarm } from "../components/alarm.tsx";
import { Field } from "../components/field.tsx";
import { Cause, Latin } from "../components/foreign.tsx";
import { ButtonForm, Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { fill } from "../texts/fill.ts";
import { Behind, type ShownBehind } from "./outbox.tsx";

export interface OutboxReceiverProps {
  /** Sealed. */
  name: string;
  receiver: string;
  /** Absent: it gets its messages at once. */
  behind?: ShownBehind;
  /** The newest first. */
  messages: (Pick<Logged, "kind" | "at" | "fate" | "endedAt" | "reason"> & { attempts: number })[];
  /** They may be sent again. */
  mayReplay: boolean;
  /** Hours. */
  most: number;
  /** As typed. */
  hours: string;
  error?: "hours";
  done?: "resumed" | "nothing" | "replayed";
}

/** One receiver: how it stands, and of its last messages what arrived, and what was given up. */
export function outboxReceiverPage(page: Page, props: OutboxReceiverProps): View {
  const { format, texts: { console: { outbox: texts }, window } } = page;
  const { name, messages, done, behind } = props;
  const error = props.error && fill(texts.wrongHours, { hours: format.digits(props.most) });
  return {
    heading: texts.receiver,
    notice: done && texts.done[done],
    alarm: fieldAlarm(window.correct, { hours: error }),
    content: (
      <>
        {behind
          ? (
            <div>
              <Latin>{props.receiver}</Latin> <Behind page={page} behind={behind} />
            </div>
          )
          : (
            <p>
              <Latin>{props.receiver}</Latin>
            </p>
          )}
        <ButtonForm
          page={page}
          to="/outbox/receiver"
          beside={props.mayReplay}
          sent={<input type="hidden" name="name" value={name} />}
          name="act"
          value="resume"
        >
          {texts.resume}
        </ButtonForm>
        {props.mayReplay && (
          <Form page={page} to="/outbox/receiver" typed>
            <input type="hidden" name="name" value={name} />
            <Field
              page={page}
              name="hours"
              label={texts.hours}
              value={props.hours}
              error={error}
              autocomplete="off"
            />
            <button type="submit" name="act" value="replay">{texts.replay}</button>
          </Form>
        )}
        <h2>{texts.messages}</h2>
        {messages.length === 0 && <p>{texts.none}</p>}
        <ul class="services">
          {messages.map((message) => <Message page={page} message={message} />)}
        </ul>
        <a href="/outbox">{texts.heading}</a>
      </>
    ),
  };
}

function Message(
  { page, message }: { page: Page; message: OutboxReceiverProps["messages"][number] },
) {
  const { context, format, texts: { console: { outbox: texts } } } = page;
  const { kind, at, fate, endedAt, attempts, reason } = message;
  return (
    <li>
      <Latin>{kind}</Latin> <span class="badge">{texts.fates[fate]}</span>
      <p>
        {fill(texts.happened, {
          when: format.past(at, context.now),
          ended: format.past(endedAt, context.now),
          count: format.digits(attempts),
        })} {reason && <Cause page={page}>{reason}</Cause>}
      </p>
    </li>
  );
}
