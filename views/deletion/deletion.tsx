import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { fill } from "../texts/fill.ts";

/** Paths of the page and its form. */
const DELETION = "/my-data/deletion";

export type DeletionProps =
  | {
    state: "question";
    /** Those that are under way, the newest first. */
    dossiers: { id: string; title: string }[];
    hasMore: boolean;
  }
  /** `dueAt`: when the account ends. */
  | { state: "asked"; dueAt: number }
  | { state: "kept" };

/** What goes with an account, what stays, and the way back within a week. */
export function deletionPage(page: Page, props: DeletionProps): View {
  switch (props.state) {
    case "question":
      return question(page, props);
    case "asked":
      return asked(page, props);
    case "kept":
      return kept(page);
  }
}

function question(page: Page, { dossiers, hasMore }: DeletionProps & { state: "question" }): View {
  const { deletion: texts, myData, letters } = page.texts;
  return {
    heading: texts.heading,
    content: (
      <>
        <p>{texts.lead}</p>
        <h2>{texts.goes.title}</h2>
        <ul>{texts.goes.steps.map((one) => <li>{one}</li>)}</ul>
        <h2>{texts.stays.title}</h2>
        <ul>{texts.stays.steps.map((one) => <li>{one}</li>)}</ul>
        {dossiers.length > 0 && (
          <>
            <h2>{texts.open.title}</h2>
            {texts.open.steps.map((one) => <p>{one}</p>)}
            <ul>
              {dossiers.map(({ id, title }) => (
                <li>
                  <a href={`/dossiers/${id}`} dir="auto">{title}</a>
                </li>
              ))}
              {hasMore && (
                <li>
                  <a href="/letters">{letters.heading}</a>
                </li>
              )}
            </ul>
          </>
        )}
        <p class="note">{texts.week}</p>
        <p>
          {texts.before} <a href="/my-data">{myData.heading}</a>
        </p>
        <Form page={page} to={DELETION}>
          <button type="submit" class="main">{texts.submit}</button>
        </Form>
        <p>
          <a href="/profile">{texts.back}</a>
        </p>
      </>
    ),
  };
}

function asked(page: Page, { dueAt }: DeletionProps & { state: "asked" }): View {
  const { context, format, texts: { deletion: texts, home } } = page;
  return {
    heading: texts.asked.title,
    content: (
      <>
        <p class="note">
          {fill(texts.asked.when, { when: format.when(dueAt, context.now) })}
        </p>
        {texts.asked.steps.map((one) => <p>{one}</p>)}
        <Form page={page} to={DELETION}>
          <button type="submit" name="keep" value="1" class="main">{texts.asked.keep}</button>
        </Form>
        <p>
          <a href="/">{home.title}</a>
        </p>
      </>
    ),
  };
}

function kept({ texts: { deletion: texts, home } }: Page): View {
  return {
    heading: texts.kept.title,
    content: (
      <>
        {texts.kept.steps.map((one) => <p>{one}</p>)}
        <p>
          <a class="button" href="/">{home.title}</a>
        </p>
      </>
    ),
  };
}
