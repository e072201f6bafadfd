import type { SupportMessage, SupportRequest } from "../../domain/support/request.ts";
import type { TextError } from "../../domain/support/text.ts";
import { failureAlarm, fieldAlarm } from "../components/alarm.tsx";
import { Facts } from "../components/facts.tsx";
import { ButtonForm, Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { questionsPath } from "./path.ts";
import { TrackingNumber } from "../components/reference.tsx";
import { fill } from "../texts/fill.ts";
import { LongText } from "./long_text.tsx";

export interface SupportRequestProps
  extends Pick<SupportRequest, "number" | "topic" | "state" | "messages"> {
  /** The person has not said that they have read the answer. */
  isUnread: boolean;
  /** More can be written. */
  isOpen: boolean;
  /** It is closed, and writing opens it again until then. */
  reopenedUntil?: number;
  /** There are so many open ones that this one cannot be opened again. */
  tooMany?: number;
  typed: { text: string; error?: TextError };
  /** Characters. */
  maxText: number;
}

/** One question with its answers, in the order in which they were written. */
export function supportRequestPage(page: Page, props: SupportRequestProps): View {
  const { context, format, texts: { support: texts, window } } = page;
  const { number, topic, state, messages, isUnread, isOpen, typed, reopenedUntil, tooMany } = props;
  const error = typed.error && texts.errors[typed.error];
  const path = questionsPath(page);
  return {
    heading: texts.topics[topic],
    alarm: tooMany === undefined
      ? fieldAlarm(window.correct, { text: error })
      : failureAlarm(texts.tooMany, { count: format.digits(tooMany) }),
    content: (
      <>
        <Facts
          facts={[
            [texts.number, <TrackingNumber page={page} number={number} />],
            [texts.state, <span class="badge">{texts.states[state]}</span>],
          ]}
        />
        <p>
          {reopenedUntil === undefined
            ? texts.meaning[state]
            : fill(texts.reopen, { when: format.when(reopenedUntil, context.now) })}
        </p>
        {messages.map((message) => <Message page={page} message={message} />)}
        {isUnread && (
          <ButtonForm page={page} to={`${path}/${number}`} beside={isOpen} name="seen" value="1">
            {texts.seen}
          </ButtonForm>
        )}
        {isOpen && (
          <>
            <Form page={page} to={`${path}/${number}`} typed>
              <LongText
                page={page}
                label={texts.again}
                value={typed.text}
                max={props.maxText}
                error={error}
              />
              <button type="submit" class="main">{texts.submit}</button>
            </Form>
            {state !== "closed" && (
              <ButtonForm page={page} to={`${path}/${number}`} beside name="close" value="1">
                {texts.close}
              </ButtonForm>
            )}
          </>
        )}
        {!isOpen && (
          <p>
            <a class="button" href={`${path}/new?after=${number}`}>{texts.follow}</a>
          </p>
        )}
        <a href={path}>{texts.heading}</a>
      </>
    ),
  };
}

function Message({ page, message: { at, from, text } }: { page: Page; message: SupportMessage }) {
  const { context, format, texts: { support: texts } } = page;
  return (
    <>
      <h2>{fill(texts.from[from], { when: format.past(at, context.now) })}</h2>
      <p class="said" dir="auto">{text}</p>
    </>
  );
}
