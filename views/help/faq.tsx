import { Back } from "./back.tsx";
import { Field } from "../components/field.tsx";
import { withNames } from "../components/names.tsx";
import type { Page, View } from "../components/page.ts";
import { fillPlain } from "../texts/fill.ts";

export interface FaqProps {
  /** The search words. */
  query: string;
  /** Names of the questions found; absent without a search. */
  found?: readonly string[];
  /** None has every word as it was typed, and these come nearest to it. */
  isNearest?: boolean;
}

/** The element that shows the questions, which a search replaces as one types. */
const QUESTIONS = "questions";

/** Questions and answers (guide 1.7 §3.1), all of them or those that were found. */
export function faqPage(page: Page, { query, found, isNearest }: FaqProps): View {
  const { context, format, texts: { faq: texts } } = page;
  const shown = Object.entries(texts.items).filter(([id]) => !found || found.includes(id));
  const content = (
    <div id={QUESTIONS}>
      {found?.length === 0 && texts.nothing.steps.map((step) => <p>{step}</p>)}
      <div class="field">
        {shown.map(([id, { question, answer }]) => (
          <details open={found !== undefined}>
            <summary>{withNames(page, question)}</summary>
            <p id={id}>{withNames(page, answer)}</p>
          </details>
        ))}
      </div>
      {found && (
        <p>
          <a href={context.href("/faq")}>{texts.all}</a>
        </p>
      )}
    </div>
  );
  return {
    heading: texts.heading,
    notice: found &&
      (found.length > 0
        ? fillPlain(isNearest ? texts.nearest : texts.found, { count: format.digits(found.length) })
        : texts.nothing.title),
    part: { id: QUESTIONS, content },
    content: (
      <>
        <p>{texts.lead}</p>
        <Search page={page} query={query} />
        {content}
        <Back page={page} />
      </>
    ),
  };
}

/** By GET, so that results can be shared. */
function Search({ page, query }: { page: Page; query: string }) {
  const { context, texts: { faq: texts } } = page;
  const kept = new URLSearchParams(context.href("/faq").split("?")[1]);
  return (
    <form action="/faq" role="search">
      {[...kept].map(([name, value]) => <input type="hidden" name={name} value={value} />)}
      <Field
        page={page}
        name="q"
        label={texts.search.label}
        hint={texts.search.hint}
        value={query}
        inputmode="text"
        dir="auto"
        autocomplete="off"
        live={{ from: context.href("/faq"), into: QUESTIONS }}
      />
      <button type="submit" class="main">{texts.submit}</button>
    </form>
  );
}
