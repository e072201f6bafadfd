/** Text in another script or language than the page's: isolated from its surroundings, and marked for screen readers. */
import type { Child } from "hono/jsx";
import type { LocalText } from "../../domain/services/service.ts";
import type { Page } from "./page.ts";
import { fill } from "../texts/fill.ts";

export function Latin({ children }: { children: string }) {
  return <bdi lang="en" dir="ltr">{children}</bdi>;
}

/** What was typed one a line: host names, addresses, user names. */
export function LatinLines({ children }: { children: string }) {
  return <bdi class="said" lang="en" dir="ltr">{children}</bdi>;
}

/** A host or an e-mail address: where it needs two lines, it breaks at its parts. */
export function NetAddress({ children }: { children: string }) {
  const parts = children.split(/(?<=@)|(?=\.)/);
  return (
    <bdi lang="en" dir="ltr">
      {parts.map((part, i) => (
        <>
          {i > 0 && <wbr />}
          {part}
        </>
      ))}
    </bdi>
  );
}

/** Names come from the Iranian registries in Persian; those of foreign nationals may be Latin. */
export function PersonName({ children }: { children: string }) {
  return <bdi lang={/\p{Script=Arabic}/u.test(children) ? "fa" : "en"}>{children}</bdi>;
}

/** A text of a service, which may not exist in the page's language. */
export function Local({ page, text: { text, language } }: { page: Page; text: LocalText }) {
  return <bdi lang={language === page.texts.language.tag ? undefined : language}>{text}</bdi>;
}

/** A number whose groups keep their order and stay on one line. */
export function Digits({ children }: { children: string }) {
  return <bdi dir="ltr">{children.replaceAll(" ", "\u00a0")}</bdi>;
}

/** What an agency writes, in lines of plain text. */
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

/** A cause that names what HTTP or SMTP answered. */
const STATUS = /^status (\d{3})$/;

/** Why a call failed, in the page's language where it is a reason that people can act on. */
export function Cause({ page, children: cause }: { page: Page; children: string }) {
  const { format, texts: { console: { health: texts } } } = page;
  const status = STATUS.exec(cause)?.[1];
  if (status) return <>{fill(texts.status, { status: format.digits(status) })}</>;
  return Object.hasOwn(texts.causes, cause) ? <>{texts.causes[cause]}</> : <Latin>{cause}</Latin>;
}
