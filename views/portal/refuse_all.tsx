import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { TrackingNumber } from "../components/reference.tsx";

export interface RefuseAllDoneProps {
  /** Of the question to support; absent if the button was pressed before. */
  number?: string;
}

/** «این من نبودم»: what the button does. */
export function refuseAllPage(page: Page): View {
  const { refuseAll: texts, sessions } = page.texts;
  return {
    heading: texts.heading,
    content: (
      <>
        <p>{texts.lead}</p>
        <ul>{texts.does.map((one) => <li>{one}</li>)}</ul>
        <Form page={page} to="/sign-ins/not-me">
          <button type="submit" class="main">{texts.submit}</button>
        </Form>
        <p>
          {texts.onlyOne} <a href="/sessions">{sessions.heading}</a>
        </p>
      </>
    ),
  };
}

/** It has been done: what comes next. */
export function refuseAllDonePage(page: Page, { number }: RefuseAllDoneProps): View {
  const { context, texts: { refuseAll: texts, notMe, home, support } } = page;
  return {
    heading: texts.done.title,
    content: (
      <>
        {texts.done.steps.map((one) => <p>{one}</p>)}
        <p>
          {texts.request}{" "}
          <a href={number === undefined ? "/support" : `/support/${number}`}>
            {number === undefined
              ? support.heading
              : <TrackingNumber page={page} number={number} />}
          </a>
        </p>
        <h2>{notMe.next}</h2>
        <ul>
          {texts.next.map((one) => <li>{one}</li>)}
        </ul>
        <a class="button" href={context.href("/login/postal-code")}>{home.finishLink}</a>
      </>
    ),
  };
}
