import type { LocalText } from "../../domain/services/service.ts";
import type { SupportMessage, SupportRequest, Topic } from "../../domain/support/request.ts";
import type { TextError } from "../../domain/support/text.ts";
import type { Askers, Lease } from "../../domain/support/tickets.ts";
import { failureAlarm, fieldAlarm } from "../components/alarm.tsx";
import { Choice } from "../components/choice.tsx";
import { DeviceName } from "../components/device_name.tsx";
import { Facts } from "../components/facts.tsx";
import { Local, NetAddress, PersonName } from "../components/foreign.tsx";
import { ButtonForm, Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { TrackingNumber } from "../components/reference.tsx";
import { fill } from "../texts/fill.ts";
import { LongText } from "./long_text.tsx";
import { PreparedChoice, type PreparedChoiceProps } from "./prepared.tsx";
import { ticketsPath } from "./tickets.tsx";
import { topicNames } from "./topics.ts";

export interface TicketProps
  extends Pick<SupportRequest, "number" | "topic" | "state" | "messages" | "context"> {
  askers: Askers;
  /** To one of which it can be moved. */
  topics: readonly Topic[];
  /** Who asks for which agency; absent for people. */
  asker?: { name: string; agency?: LocalText };
  /** Who else looks at it. */
  other?: Pick<Lease, "name" | "at">;
  /** It can be answered. */
  isOpen: boolean;
  typed: { text: string; error?: TextError };
  /** Answers for its topic, which can be inserted. */
  choice: PreparedChoiceProps;
  /** Somebody else has written or closed it since the form was shown. */
  isChanged?: boolean;
  /** Characters. */
  maxText: number;
}

/** One question, as support sees it: of people it is not said whose it is. */
export function ticketPage(page: Page, props: TicketProps): View {
  const { texts: { tickets: texts, window, console: { people } } } = page;
  const { askers, number, topic, state, messages, typed, isChanged } = props;
  const to = `/support/${askers}/${number}`;
  const error = typed.error && texts.errors[typed.error];
  const prepared = props.choice.isMissing ? texts.prepared.error : undefined;
  return {
    // The title tells tabs with several questions apart.
    heading: `${texts.ticket} ${page.format.digits(number)}`,
    shownHeading: texts.ticket,
    alarm: isChanged
      ? failureAlarm(texts.changed)
      : fieldAlarm(window.correct, { prepared, text: error }),
    content: (
      <>
        <About page={page} props={props} />
        {messages.map((message) => <Message page={page} message={message} />)}
        {props.isOpen && (
          <Form page={page} to={to} typed>
            <input type="hidden" name="seen" value={String(messages.length)} />
            <LongText
              page={page}
              label={texts.answer}
              value={typed.text}
              max={props.maxText}
              error={error}
            />
            {/* First in the form, so that Enter presses it. */}
            <button type="submit" class="main">{texts.submit}</button>
            <PreparedChoice page={page} {...props.choice} />
            <TopicChoice page={page} topics={props.topics} topic={topic} />
          </Form>
        )}
        {state !== "closed" && (
          <ButtonForm page={page} to={`${to}/close`} beside={props.isOpen}>
            {texts.close}
          </ButtonForm>
        )}
        {!props.isOpen && (
          <Form page={page} to={to}>
            <TopicChoice page={page} topics={props.topics} topic={topic} />
          </Form>
        )}
        <p>
          <a href={ticketsPath(askers, "waiting")}>{texts.heading}</a>
        </p>
        {askers === "people" && <a href={`/people?ticket=${number}`}>{people.heading}</a>}
      </>
    ),
  };
}

function TopicChoice(
  { page, topics, topic }: { page: Page } & Pick<TicketProps, "topics" | "topic">,
) {
  const { texts: { support, tickets: texts } } = page;
  return (
    <>
      <Choice
        page={page}
        name="topic"
        label={support.topic}
        options={topicNames(page, topics)}
        value={topic}
      />
      <button type="submit" name="action" value="move">{texts.move}</button>
    </>
  );
}

const languageOf = ({ texts: { language } }: Page, { context }: TicketProps): string =>
  new Intl.DisplayNames(language.locale, { type: "language" }).of(context.language) ??
    context.language;

function About({ page, props }: { page: Page; props: TicketProps }) {
  const { format, context: { now }, texts: { tickets: texts, support } } = page;
  const { number, topic, state, context, other, asker } = props;
  return (
    <>
      {other && (
        <p class="note">
          {fill(texts.otherLooks, {
            name: <PersonName>{other.name}</PersonName>,
            when: format.past(other.at, now),
          })}
        </p>
      )}
      <Facts
        facts={[
          [support.topic, support.topics[topic]],
          [support.number, <TrackingNumber page={page} number={number} />],
          [support.state, <span class="badge">{support.states[state]}</span>],
          [texts.asker.name, asker && <PersonName>{asker.name}</PersonName>],
          [texts.asker.agency, asker?.agency && <Local page={page} text={asker.agency} />],
          [texts.along.page, context.page && <NetAddress>{context.page}</NetAddress>],
          [
            texts.along.device,
            context.device && <DeviceName page={page} device={context.device} />,
          ],
          [texts.along.level, context.level && format.digits(context.level)],
          [texts.language, languageOf(page, props)],
        ]}
      />
    </>
  );
}

function Message({ page, message: { at, from, text } }: { page: Page; message: SupportMessage }) {
  const { context, format, texts: { tickets: texts } } = page;
  return (
    <>
      <h2>{fill(texts.from[from], { when: format.past(at, context.now) })}</h2>
      <p class="said" dir="auto">{text}</p>
    </>
  );
}
