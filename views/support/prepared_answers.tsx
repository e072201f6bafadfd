import type {
  PreparedAnswer,
  PreparedFaults,
  PreparedLanguage,
  TypedPrepared,
} from "../../domain/support/prepared.ts";
import type { Topic } from "../../domain/support/request.ts";
import type { TextError } from "../../domain/support/text.ts";
import { failureAlarm, fieldAlarm } from "../components/alarm.tsx";
import { Choice } from "../components/choice.tsx";
import { Field, Lines, typedIn } from "../components/field.tsx";
import { ButtonForm, Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { fillPlain } from "../texts/fill.ts";

const PATH = "/answers";
const LANGUAGES: readonly PreparedLanguage[] = ["fa", "en", "ar"];

export interface PreparedAnswersProps {
  answers: readonly Pick<PreparedAnswer, "id" | "name" | "topic" | "retiredAt">[];
}

/** What operators have prepared for support. */
export function preparedAnswersPage(page: Page, { answers }: PreparedAnswersProps): View {
  const { texts: { preparedAnswers: texts, support } } = page;
  return {
    heading: texts.heading,
    content: (
      <>
        <p>{answers.length > 0 ? texts.lead : texts.empty}</p>
        <ul class="services">
          {answers.map(({ id, name, topic, retiredAt }) => (
            <li>
              <a href={`${PATH}/${id}`}>
                <bdi>{name}</bdi>
              </a>{" "}
              {retiredAt !== undefined && <span class="badge later">{texts.retired}</span>}
              <p>{support.topics[topic]}</p>
            </li>
          ))}
        </ul>
        <a class="button" href={`${PATH}/new`}>{texts.add}</a>
      </>
    ),
  };
}

export interface PreparedAnswerProps {
  /** Of the one that is shown, or will be made. */
  id: string;
  /** When it was changed last; 0 of a new one. */
  seen: number;
  isRetired?: boolean;
  typed: TypedPrepared;
  faults?: PreparedFaults;
  failure?: "changed" | "many";
  /** What stands there, when another operator was faster. */
  now?: TypedPrepared;
  /** Characters of a name and of a text, and answers. */
  most: { name: number; text: number; answers: number };
}

/** One prepared answer, in all languages. */
export function preparedAnswerPage(page: Page, props: PreparedAnswerProps): View {
  const { format, texts: { preparedAnswers: texts, window } } = page;
  const { id, seen, isRetired, faults, failure, now, most } = props;
  const errorOf = (field: "name" | "text", fault?: TextError) =>
    fault && fillPlain(texts.errors[field][fault], { count: format.digits(most[field]) });
  const errors = {
    name: errorOf("name", faults?.name),
    topic: faults?.topic && texts.errors.topic,
    ...Object.fromEntries(
      LANGUAGES.map((tag) => [`text_${tag}`, errorOf("text", faults?.texts?.[tag])]),
    ),
  };
  const isNew = seen === 0;
  return {
    heading: isNew ? texts.add : texts.one,
    alarm: failure
      ? failureAlarm(texts[failure], { count: format.digits(most.answers) })
      : fieldAlarm(window.correct, errors),
    content: (
      <>
        {isRetired && <span class="badge later">{texts.retired}</span>}
        <Form page={page} to={isNew ? `${PATH}/new` : `${PATH}/${id}`} typed>
          <input type="hidden" name="id" value={typedIn(page, "id") ?? id} />
          <input type="hidden" name="seen" value={typedIn(page, "seen") ?? String(seen)} />
          <PreparedFields page={page} typed={props.typed} most={most} errors={errors} />
          <button type="submit" class="main">{texts.save}</button>
        </Form>
        {now && <Present page={page} now={now} />}
        {!isNew && (
          <ButtonForm
            page={page}
            to={`${PATH}/${id}`}
            beside
            name="action"
            value={isRetired ? "restore" : "retire"}
          >
            {isRetired ? texts.restore : texts.retire}
          </ButtonForm>
        )}
        <a href={PATH}>{texts.back}</a>
      </>
    ),
  };
}

function PreparedFields(
  { page, typed, most, errors }:
    & { page: Page; errors: Record<string, string | undefined> }
    & Pick<PreparedAnswerProps, "typed" | "most">,
) {
  const { texts: { preparedAnswers: texts, support } } = page;
  return (
    <>
      <Field
        page={page}
        name="name"
        label={texts.name}
        value={typed.name}
        error={errors.name}
        inputmode="text"
        dir="auto"
        autocomplete="off"
      />
      <Choice
        page={page}
        name="topic"
        label={support.topic}
        options={support.topics satisfies Record<Topic, string>}
        value={typed.topic}
        error={errors.topic}
      />
      {LANGUAGES.map((tag) => (
        <Lines
          page={page}
          name={`text_${tag}`}
          label={texts.texts[tag]}
          value={typed.texts[tag]}
          error={errors[`text_${tag}`]}
          max={most.text}
          rows={6}
        />
      ))}
    </>
  );
}

function Present({ page, now }: { page: Page; now: TypedPrepared }) {
  return (
    <>
      <h2>{page.texts.preparedAnswers.now}</h2>
      <p>
        <bdi>{now.name}</bdi>
      </p>
      {LANGUAGES.map((tag) => <p class="said" lang={tag} dir="auto">{now.texts[tag]}</p>)}
    </>
  );
}
