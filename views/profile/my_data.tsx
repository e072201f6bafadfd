import { failureAlarm } from "../components/alarm.tsx";
import type { Page, View } from "../components/page.ts";

export interface MyDataProps {
  /** It was downloaded too often today. */
  limitedUntil?: number;
}

/** All that is kept about the person, to take along. */
export function myDataPage(page: Page, { limitedUntil }: MyDataProps): View {
  const { context, format, texts: { myData: texts } } = page;
  return {
    heading: texts.heading,
    alarm: limitedUntil === undefined
      ? undefined
      : failureAlarm(texts.limited, { when: format.when(limitedUntil, context.now) }),
    content: (
      <>
        <p>{texts.lead}</p>
        <ul>{texts.contains.map((one) => <li>{one}</li>)}</ul>
        <p>
          <a class="button" href="/my-data/file" download>{texts.download}</a>
        </p>
        <p class="hint">{texts.careful}</p>
        <h2>{texts.kept.title}</h2>
        {texts.kept.steps.map((step) => <p>{step}</p>)}
        <p>
          <a href="/my-data/deletion">{page.texts.deletion.heading}</a>
        </p>
        <p>
          <a href="/profile">{texts.back}</a>
        </p>
      </>
    ),
  };
}
