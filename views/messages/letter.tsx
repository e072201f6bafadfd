import type { Letter } from "../../domain/messages/letter.ts";
import type { ProofStep } from "../../domain/messages/proof.ts";
import type { Block } from "../../domain/messages/rich_text.ts";
import type { LocalText } from "../../domain/services/service.ts";
import { Facts } from "../components/facts.tsx";
import { Digits, Latin, Local } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { AskLink } from "../support/ask_link.tsx";
import { fill } from "../texts/fill.ts";
import { DIGEST, FileList, type ShownFile } from "../attachments/files.tsx";
import { RichText } from "./rich_text.tsx";

export interface LetterProps extends
  Pick<
    Letter,
    | "id"
    | "number"
    | "kind"
    | "title"
    | "language"
    | "at"
    | "period"
    | "confirmedAt"
    | "withdrawn"
    | "replacedBy"
    | "replaces"
  > {
  agency: LocalText;
  /** URL of the list of this agency's letters. */
  others: string;
  blocks: Block[];
  files: ShownFile[];
  steps: Pick<ProofStep, "step" | "at">[];
  /** The signed proof has a digest of what was posted. */
  hasContent: boolean;
  isUnread: boolean;
  awaitsConfirmation: boolean;
}

/** One letter. Its title is kept out of the document's, which histories and tabs show. */
export function letterPage(page: Page, props: LetterProps): View {
  const { texts: { letter: texts, language } } = page;
  const { title, blocks } = props;
  const lang = props.language === language.tag ? undefined : props.language;
  return {
    heading: texts.title,
    shownHeading: <bdi lang={lang}>{title}</bdi>,
    content: (
      <>
        <Past page={page} props={props} />
        <About page={page} props={props} />
        <PeriodNote page={page} props={props} />
        <div class="letter" lang={lang}>
          <RichText blocks={blocks} />
        </div>
        {props.files.length > 0 && <h2>{texts.files.title}</h2>}
        <FileList page={page} files={props.files} />
        <Acts page={page} props={props} />
        <ProofOf page={page} props={props} />
        <p>
          <a href={props.others}>{texts.others}</a>
        </p>
        <AskLink page={page} path={`/letters/${props.id}`} />
        <a href="/letters">{page.texts.letters.heading}</a>
      </>
    ),
  };
}

type Part = { page: Page; props: LetterProps };

/** What a withdrawn letter said stays to be read, but nobody can miss that it no longer holds. */
function Past({ page, props: { withdrawn, replacedBy, replaces } }: Part) {
  const { context, format, texts: { letter: texts } } = page;
  return (
    <>
      {withdrawn && (
        <p class="note">
          <strong>
            {fill(texts.withdrawn, {
              when: format.past(withdrawn.at, context.now),
              reason: <bdi>{withdrawn.reason}</bdi>,
            })}
          </strong>
        </p>
      )}
      {replacedBy && (
        <p class="note">
          <strong>{texts.replaced.text}</strong>{" "}
          <a href={`/letters/${replacedBy}`}>{texts.replaced.link}</a>
        </p>
      )}
      {replaces && (
        <p class="note">
          {texts.replaces.text} <a href={`/letters/${replaces}`}>{texts.replaces.link}</a>
        </p>
      )}
    </>
  );
}

function About({ page, props: { agency, number, at, kind } }: Part) {
  const { format, texts: { letter: texts } } = page;
  return (
    <Facts
      facts={[
        [texts.agency, <Local page={page} text={agency} />],
        [texts.number, number && <Digits>{format.digits(number)}</Digits>],
        [texts.date, <Digits>{format.date(at)}</Digits>],
        [texts.kind, texts.kinds[kind]],
      ]}
    />
  );
}

/** What the letter started; nothing runs after one that is past. */
function PeriodNote({ page, props: { period, withdrawn, replacedBy } }: Part) {
  const { context, format, texts: { letter: texts } } = page;
  if (!period || withdrawn || replacedBy) return null;
  const { of, endsAt } = period;
  const text = endsAt < context.now ? texts.over : texts.until;
  return (
    <p class="note">
      <strong>{fill(text, { period: texts.periods[of], when: format.day(endsAt) })}</strong>{" "}
      (<Digits>{format.date(endsAt)}</Digits>)
    </p>
  );
}

/** One button at a time: to confirm a letter opens it too. */
function Acts({ page, props: { id, isUnread, awaitsConfirmation, confirmedAt } }: Part) {
  const { context, format, texts: { letter: texts } } = page;
  return (
    <>
      {awaitsConfirmation && (
        <Form page={page} to={`/letters/${id}`}>
          <p>{texts.confirm.hint}</p>
          <button type="submit" name="confirm" value="1" class="main">
            {texts.confirm.submit}
          </button>
        </Form>
      )}
      {isUnread && !awaitsConfirmation && (
        <Form page={page} to={`/letters/${id}`}>
          <p>{texts.unread.hint}</p>
          <button type="submit">{texts.unread.submit}</button>
        </Form>
      )}
      {confirmedAt !== undefined && (
        <p>{fill(texts.confirmed, { when: format.past(confirmedAt, context.now) })}</p>
      )}
    </>
  );
}

function ProofOf({ page, props: { id, steps, hasContent } }: Part) {
  const { context, format, texts: { letter: { proof } } } = page;
  return (
    <details class="more">
      <summary>{proof.title}</summary>
      <p>{proof.lead}</p>
      <ol>
        {steps.map(({ step, at }) => (
          <li>
            {proof.steps[step]} – {format.past(at, context.now)}
          </li>
        ))}
      </ol>
      <p>
        <a href={`/letters/${id}/proof`} download>{proof.download}</a>
      </p>
      {hasContent && (
        <>
          <p>{fill(proof.content.lead, { name: <Latin>{DIGEST}</Latin> })}</p>
          <p>
            <a href={`/letters/${id}/content`} download>{proof.content.download}</a>
          </p>
        </>
      )}
    </details>
  );
}
