/** The window's pages: pure functions from data to HTML. */
import { withPlainNames } from "./components/names.tsx";
import { createFormat } from "./components/format.ts";
import { renderDocument, renderFragment } from "./site/layout.tsx";
import type { Page, View } from "./components/page.ts";
import { accessibilityPage, statementPage } from "./help/accessibility.tsx";
import { appPage } from "./help/app.tsx";
import { codePage } from "./sign_in/code.tsx";
import { companyPage, personOnlyPage } from "./company/company.tsx";
import { contactPage } from "./help/contact.tsx";
import { faqPage } from "./help/faq.tsx";
import { guidePage } from "./help/guide.tsx";
import { restrictedPage } from "./site/restricted.tsx";
import { confirmPage } from "./sign_in/confirm.tsx";
import { homePage } from "./portal/home.tsx";
import { identityPage } from "./sign_in/identity.tsx";
import { levelCardPage, levelFacePage, levelPage } from "./assurance/level.tsx";
import { mobilePage } from "./sign_in/mobile.tsx";
import { notMeDonePage, notMeGonePage, notMePage } from "./portal/not_me.tsx";
import { postalCodePage } from "./sign_in/postal_code.tsx";
import { privacyPage } from "./help/privacy.tsx";
import { problemPage } from "./site/problem.tsx";
import { profilePage } from "./portal/profile.tsx";
import { qrPage } from "./qr/qr.tsx";
import { qrEntryPage } from "./qr/qr_entry.tsx";
import { qrDonePage, qrPhonePage } from "./qr/qr_phone.tsx";
import { refusedPage } from "./sign_in/refused.tsx";
import { returningPage } from "./sign_in/returning.tsx";
import { sessionsPage } from "./portal/sessions.tsx";
import { signedOutPage, signOutPage } from "./portal/sign_out.tsx";
import { styleSource } from "./site/style.ts";
import type { PageContext } from "./props.ts";
import { FALLBACK, type Languages } from "./texts/languages.ts";

export { createMessages } from "./notice/mod.ts";
export { writeDisplaySheet } from "./site/display_style.ts";
export { markFile } from "./site/mark.tsx";

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
  languages: Languages;
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
      Object.entries((languages.get(language) ?? fallback).faq.items).map((
        [id, { question, answer }],
      ) => ({ id, text: withPlainNames(`${question} ${answer}`, dialCode) })),
    application(language) {
      const { window, language: { direction } } = languages.get(language) ?? fallback;
      return { name: window.name, motto: window.motto, direction };
    },
    digitScript: (language) => languages.get(language)?.language.digits ?? fallback.language.digits,
  };
}
