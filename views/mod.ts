/** The window's pages, and the messages that leave it: pure functions from data to HTML and text. */
import type { Imprints } from "../domain/window/imprint.ts";
import type { Page, PageContext, View } from "./components/page.ts";
import { questionsOf } from "./help/questions.ts";
import { type Pages, pages } from "./pages.ts";
import { formScriptSource } from "./site/form_return.tsx";
import { renderDocument, renderFragment } from "./site/layout.tsx";
import { styleSourceOf } from "./site/sheets.ts";
import { createFormat } from "./texts/format.ts";
import { FALLBACK, type Languages } from "./texts/languages.ts";
import type { Texts } from "./texts/types/mod.ts";

export { createMessages } from "./notice/mod.ts";
export type { PageName } from "./pages.ts";
export { writeDisplaySheet } from "./site/display_style.ts";
export { writeLaterStyle, writeStyle } from "./site/style.ts";
export { markFile } from "./site/mark.tsx";

export interface Views extends Pages {
  /** Tags of the languages that have texts. */
  languages: readonly string[];
  /** Tag → what its speakers call it. */
  languageNames: Readonly<Record<string, string>>;
  /** CSP source expression of the style sheet that a document carries; empty if none. */
  styleSourceOf(html: string): string;
  /** CSP source expression of the script that posts a form again. */
  formScriptSource: string;
  /** The questions of `/faq` with their answers, as plain text. */
  questions(language: string): { id: string; text: string }[];
  /** Name and texts of the application, for its manifest. */
  application(language: string): {
    name: string;
    shortName: string;
    motto: string;
    direction: "rtl" | "ltr";
  };
  /** What scripts say about a form that is being sent, by language. */
  said: Readonly<Record<string, Said>>;
  /** What a push says, by language: nothing of whom or what it is about. */
  pushed: Readonly<Record<string, Pushed>>;
  /** Digits of the pictured security code. */
  digitScript(language: string): "persian" | "latin";
}

export interface Said extends Pick<Texts["window"], "sending" | "slow" | "lost" | "unsent"> {
  /** The way in that only browsers with passkeys have. */
  passkey: string;
}

export interface Pushed {
  title: string;
  letters: string;
  dossiers: string;
  lang: string;
  dir: "rtl" | "ltr";
}

export interface ViewsOptions {
  languages: Languages;
  /** Dialled for a one-time code: "*4*40#". */
  dialCode: string;
  /** Whose window it is. */
  imprints: Imprints;
}

export function createViews({ languages, dialCode, imprints }: ViewsOptions): Views {
  const fallback = languages.get(FALLBACK);
  if (!fallback) throw new TypeError(`Cannot create views: texts of "${FALLBACK}" are missing`);
  const textsIn = (tag: string) => languages.get(tag) ?? fallback;
  const prepared = new Map([...languages.values()].map((texts) => {
    const imprint = imprints(texts.language.tag);
    return [texts, { texts, format: createFormat(texts), dialCode, imprint }];
  }));

  const render =
    (view: (page: Page, ...props: unknown[]) => View) =>
    (context: PageContext, ...props: unknown[]): string => {
      const page = { context, ...prepared.get(textsIn(context.language))! };
      const write = context.fragment ? renderFragment : renderDocument;
      return write(page, view(page, ...props), languages);
    };
  const rendered = Object.fromEntries(
    Object.entries(pages).map((
      [name, view],
    ) => [name, render(view as Parameters<typeof render>[0])]),
  ) as unknown as Pages;

  return {
    ...rendered,
    languages: [...languages.keys()],
    languageNames: Object.fromEntries(
      [...languages].map(([tag, { language: { name } }]) => [tag, name]),
    ),
    styleSourceOf,
    formScriptSource,
    questions: (language) => questionsOf(prepared.get(textsIn(language))!),
    application(language) {
      const { window, language: { tag, direction } } = textsIn(language);
      const { name, shortName } = imprints(tag);
      return { name: name.text, shortName: shortName.text, motto: window.motto, direction };
    },
    said: Object.fromEntries(
      [...languages].map(([tag, { window: { sending, slow, lost, unsent }, passkeySignIn }]) => [
        tag,
        { sending, slow, lost, unsent, passkey: passkeySignIn.heading },
      ]),
    ),
    pushed: Object.fromEntries(
      [...languages].map(([tag, { pushed, language: { direction } }]) => [
        tag,
        { title: imprints(tag).shortName.text, ...pushed, lang: tag, dir: direction },
      ]),
    ),
    digitScript: (language) => textsIn(language).language.digits,
  };
}
