/** What agencies write, in one language. */
import type { Child } from "hono/jsx";
import type { Page } from "./page.ts";

/** Lines of plain text, set apart from the page's own. */
export function AgencyText(
  { page, text, language }: { page: Page; text: string; language: string },
) {
  return (
    <bdi lang={language === page.texts.language.tag ? undefined : language}>
      {text.split("\n").map((line, i) => (
        <>
          {i > 0 && <br />}
          {isolated(line)}
        </>
      ))}
    </bdi>
  );
}

/** Latin letters and digits with the signs between them: "AB-12/34", "Windows 11", "021 88 88". */
const RUN =
  /[A-Za-z0-9\u0660-\u0669\u06f0-\u06f9]+(?:(?: |[.,:;/@_+#&'\u066b\u066c-]+)[A-Za-z0-9\u0660-\u0669\u06f0-\u06f9]+)+/g;

/**
 * A number after a letter from right to left would have its groups turned, and a Latin name its
 * words (UAX #9 §3.3.4, §3.3.5).
 */
export function isolated(text: string): Child {
  const parts: Child[] = [];
  let from = 0;
  for (const { 0: run, index } of text.matchAll(RUN)) {
    parts.push(text.slice(from, index), <bdi dir="ltr">{run}</bdi>);
    from = index + run.length;
  }
  return <>{parts}{text.slice(from)}</>;
}
