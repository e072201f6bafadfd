/** The window's pages: pure functions from data to HTML. */
import { withPlainNames } from "./components/names.tsx";
import { createFormat } from "./format.ts";
import { renderDocument, renderFragment } from "./layout.tsx";
import type { Page, View } from "./page.ts";
import { accessibilityPage, statementPage } from "./pages/accessibility.tsx";
import { appPage } from "./pages/app.tsx";
import { codePage } from "./pages/code.tsx";
import { companyPage, personOnlyPage } from "./pages/company.tsx";
import { contactPage } from "./pages/contact.tsx";
import { faqPage } from "./pages/faq.tsx";
import { guidePage } from "./pages/guide.tsx";
import { restrictedPage } from "./pages/restricted.tsx";
import { confirmPage } from "./pages/confirm.tsx";
import { homePage } from "./pages/home.tsx";
import { identityPage } from "./pages/identity.tsx";
import { levelCardPage, levelFacePage, levelPage } from "./pages/level.tsx";
import { mobilePage } from "./pages/mobile.tsx";
import { notMeDonePage, notMeGonePage, notMePage } from "./pages/not_me.tsx";
import { postalCodePage } from "./pages/postal_code.tsx";
import { privacyPage } from "./pages/privacy.tsx";
import { problemPage } from "./pages/problem.tsx";
import { profilePage } from "./pages/profile.tsx";
import { qrPage } from "./pages/qr.tsx";
import { qrEntryPage } from "./pages/qr_entry.tsx";
import { qrDonePage, qrPhonePage } from "./pages/qr_phone.tsx";
import { refusedPage } from "./pages/refused.tsx";
import { returningPage } from "./pages/returning.tsx";
import { sessionsPage } from "./pages/sessions.tsx";
import { signedOutPage, signOutPage } from "./pages/sign_out.tsx";
import { styleSource } from "./style.ts";
import type { PageContext } from "./props.ts";
import type { Texts } from "./texts/texts.ts";

export { createMessages } from "./messages/mod.tsx";
export { writeDisplaySheet } from "./display_style.ts";
export { markFile } from "./mark.tsx";

/** The language of the state: what any other falls back to. */
const FALLBACK = "fa";

const pages = {
  mobile: mobilePage,
  code: codePage,
  returning: returningPage,
  identity: identityPage,
  refused: refusedPage,
  confirm: confirmPage,
  postalCode: postalCodePage,
  company: companyPage,
  personOnly: personOnlyPage,
  profile: profilePage,
  home: homePage,
  notMe: notMePage,
  notMeDone: notMeDonePage,
  notMeGone: notMeGonePage,
  signOut: signOutPage,
  signedOut: signedOutPage,
  problem: problemPage,
  privacy: privacyPage,
  faq: faqPage,
  contact: contactPage,
  guide: guidePage,
  accessibility: accessibilityPage,
  statement: statementPage,
  app: appPage,
  restricted: restrictedPage,
  qr: qrPage,
  qrPhone: qrPhonePage,
  qrDone: qrDonePage,
  qrEntry: qrEntryPage,
  sessions: sessionsPage,
  level: levelPage,
  levelCard: levelCardPage,
  levelFace: levelFacePage,
};

export type PageName = keyof typeof pages;

type Rest<F> = F extends (page: Page, ...rest: infer R) => View ? R : never;

/** Each answers a whole document, or the fragment when the context says so. */
type Pages = {
  [Name in PageName]: (context: PageContext, ...props: Rest<typeof pages[Name]>) => string;
};

export interface Views extends Pages {
  /** Tags of the languages that there are texts for. */
  languages: readonly string[];
  /** Source expression that lets the documents' style sheet through a CSP. */
  styleSource: string;
  /** The questions of `/faq` with their answers, as plain text. */
  questions(language: string): { id: string; text: string }[];
  /** Name and texts of the application, for its manifest. */
  application(language: string): { name: string; motto: string; direction: "rtl" | "ltr" };
  /** The digits that readers of the language know from print. */
  digitScript(language: string): "persian" | "latin";
}

export interface ViewsOptions {
  languages: ReadonlyMap<string, Texts>;
  /** What is dialled for a one-time code. */
  dialCode: string;
}

export function createViews({ languages, dialCode }: ViewsOptions): Views {
  const fallback = languages.get(FALLBACK);
  if (!fallback) throw new TypeError(`Cannot create views: texts of "${FALLBACK}" are missing`);
  const formats = new Map([...languages.values()].map((texts) => [texts, createFormat(texts)]));

  const render = <P extends unknown[]>(view: (page: Page, ...props: P) => View) =>
  (
    context: PageContext,
    ...props: P
  ): string => {
    const texts = languages.get(context.language) ?? fallback;
    const page = { context, texts, format: formats.get(texts)!, dialCode };
    const write = context.fragment ? renderFragment : renderDocument;
    return write(page, view(page, ...props), languages);
  };

  const rendered = Object.fromEntries(
    Object.entries(pages).map(([name, view]) => [
      name,
      render(view as (page: Page, ...props: unknown[]) => View),
    ]),
  ) as unknown as Pages;

  return {
    ...rendered,
    languages: [...languages.keys()],
    styleSource,
    questions: (language) =>
      Object.entries((languages.get(language) ?? fallback).around.faq.items).map((
        [id, { question, answer }],
      ) => ({ id, text: withPlainNames(`${question} ${answer}`, dialCode) })),
    application(language) {
      const { window, language: { direction } } = languages.get(language) ?? fallback;
      return { name: window.name, motto: window.motto, direction };
    },
    digitScript: (language) => languages.get(language)?.language.digits ?? fallback.language.digits,
  };
}
