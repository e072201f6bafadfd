import type { LocalText } from "../../domain/services/service.ts";
import type { SupportContext, Topic } from "../../domain/support/request.ts";
import type { TextError } from "../../domain/support/text.ts";
import { failureAlarm, fieldAlarm } from "../components/alarm.tsx";
import { Choice } from "../components/choice.tsx";
import { DeviceName } from "../components/device_name.tsx";
import { Facts } from "../components/facts.tsx";
import { Local, NetAddress } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
import type { OwnPage, Page, View } from "../components/page.ts";
import { inGroups } from "../components/reference.tsx";
import { questionsPath } from "./path.ts";
import { LongText } from "./long_text.tsx";
import { fillPlain } from "../texts/fill.ts";
import { topicNames } from "./topics.ts";

/** A page of the person's own, or what it was about. */
export type AskedFrom =
  | { page: OwnPage }
  | { item: "letter" | "dossier"; title: string }
  | { service: LocalText };

export interface SupportNewProps {
  /** What can be asked about here. */
  topics: readonly Topic[];
  /** As they were typed. */
  topic: string;
  text: string;
  context: SupportContext;
  /** What the page is called that they came from, if its path says it. */
  from?: AskedFrom;
  /** Number of the question that it continues. */
  after?: string;
  errors?: { topic: boolean; text?: TextError };
  tooMany?: boolean;
  /** Characters. */
  maxText: number;
  /** Questions at a time. */
  maxOpen: number;
}

/** A question to support. What is sent along stands below it. */
export function supportNewPage(page: Page, props: SupportNewProps): View {
  const { format, texts: { support: texts, window } } = page;
  const { topic, text, context, from, errors, tooMany } = props;
  const messages = {
    topic: errors?.topic ? texts.errors.topic : undefined,
    text: errors?.text && texts.errors[errors.text],
  };
  const path = questionsPath(page);
  const number = props.after && format.digits(inGroups(props.after));
  const follows = number ? `${fillPlain(texts.follows, { number })}\n` : "";
  return {
    heading: texts.ask,
    alarm: tooMany
      ? failureAlarm(texts.tooMany, { count: format.digits(props.maxOpen) })
      : fieldAlarm(window.correct, messages),
    content: (
      <>
        <p>{texts.secrets}</p>
        <Form page={page} to={`${path}/new`} typed>
          <Choice
            page={page}
            name="topic"
            label={texts.topic}
            options={topicNames(page, props.topics)}
            value={topic}
            error={messages.topic}
          />
          <LongText
            page={page}
            label={texts.text}
            value={text || follows}
            max={props.maxText}
            error={messages.text}
          />
          {context.page && <input type="hidden" name="page" value={context.page} />}
          <h2>{texts.along.title}</h2>
          <Facts
            facts={[
              [
                texts.along.page,
                context.page && <From page={page} path={context.page} from={from} />,
              ],
              [texts.along.device, <DeviceName page={page} device={context.device} />],
              [texts.along.level, context.level && format.digits(context.level)],
            ]}
          />
          <button type="submit" class="main">{texts.submit}</button>
        </Form>
        <a href={path}>{texts.heading}</a>
      </>
    ),
  };
}

function From({ page, path, from }: { page: Page; path: string; from?: AskedFrom }) {
  if (!from) return <NetAddress>{path}</NetAddress>;
  if ("service" in from) return <Local page={page} text={from.service} />;
  if ("page" in from) return <>{page.texts[from.page].heading}</>;
  return (
    <>
      {page.texts[from.item].title}: <bdi>{from.title}</bdi>
    </>
  );
}
