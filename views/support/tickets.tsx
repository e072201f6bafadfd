import type { SupportRequest, SupportState, Topic } from "../../domain/support/request.ts";
import type { Askers } from "../../domain/support/tickets.ts";
import { fieldAlarm } from "../components/alarm.tsx";
import { Field } from "../components/field.tsx";
import { PersonName } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
import { OtherPages, type OtherPagesProps } from "../components/other_pages.tsx";
import type { Page, View } from "../components/page.ts";
import { TrackingNumber } from "../components/reference.tsx";
import { Tabs } from "../components/tabs.tsx";
import { fill } from "../texts/fill.ts";
import { topicNames } from "./topics.ts";

export interface TicketRowProps extends Pick<SupportRequest, "number" | "topic"> {
  /** When the last message was written. */
  at: number;
  /** Its beginning. */
  excerpt: string;
  /** Name of the member who looks at it. */
  looker?: string;
}

export interface TicketsProps extends OtherPagesProps {
  askers: Askers;
  state: SupportState;
  /** Of these askers. */
  topics: readonly Topic[];
  /** Absent: all. */
  topic?: Topic;
  rows: TicketRowProps[];
  /** The number that was looked for. */
  number: string;
  error?: "unknown";
}

/** Of a list, as the routes read it. */
export const ticketsPath = (askers: Askers, state: SupportState, topic?: Topic) =>
  `/support?${new URLSearchParams({ askers, state, ...topic && { topic } })}`;

/** The questions that support has, or had, to answer. */
export function ticketsPage(page: Page, props: TicketsProps): View {
  const { texts: { tickets: texts, support, window } } = page;
  const { askers, state, topic, rows } = props;
  const topics = Object.entries(topicNames(page, props.topics)) as [Topic, string][];
  const error = props.error && texts.unknown;
  return {
    heading: texts.heading,
    alarm: fieldAlarm(window.correct, { number: error }),
    content: (
      <>
        <Tabs
          label={texts.askersLabel}
          current={askers}
          tabs={(["people", "staff"] as const).map((one) =>
            [one, ticketsPath(one, state, topic), texts.askers[one]] as const
          )}
        />
        <Tabs
          label={support.state}
          current={state}
          tabs={(["waiting", "answered", "closed"] as const).map((one) =>
            [one, ticketsPath(askers, one, topic), support.states[one]] as const
          )}
        />
        <Tabs
          label={support.topic}
          current={topic ?? ""}
          tabs={[
            ["", ticketsPath(askers, state), texts.all],
            ...topics.map(([one, text]) => [one, ticketsPath(askers, state, one), text] as const),
          ]}
        />
        {rows.length === 0 ? <p>{texts.empty}</p> : (
          <ul class="services">
            {rows.map((row) => <Row page={page} askers={askers} row={row} />)}
          </ul>
        )}
        <OtherPages page={page} {...props} path={ticketsPath(askers, state, topic)} />
        <Form page={page} to="/support" typed>
          <input type="hidden" name="askers" value={askers} />
          <Field
            page={page}
            name="number"
            label={support.number}
            value={props.number}
            error={error}
            autocomplete="off"
          />
          <button type="submit">{texts.open}</button>
        </Form>
      </>
    ),
  };
}

function Row({ page, askers, row }: { page: Page; askers: Askers; row: TicketRowProps }) {
  const { context, format, texts: { tickets: texts, support } } = page;
  const { number, topic, at, excerpt, looker } = row;
  return (
    <li>
      <a href={`/support/${askers}/${number}`}>{support.topics[topic]}</a>{" "}
      {looker && (
        <span class="badge">
          {fill(texts.looking, { name: <PersonName>{looker}</PersonName> })}
        </span>
      )}
      <p>
        {fill(texts.written, {
          when: format.past(at, context.now),
          number: <TrackingNumber page={page} number={number} />,
        })}
      </p>
      <p dir="auto">{excerpt}</p>
    </li>
  );
}
