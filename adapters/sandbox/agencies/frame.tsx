import { withDoctype } from "#html/jsx-runtime";
import type { Child } from "hono/jsx";
import type { Agency, Visit } from "./agency.ts";
import { LANGUAGES, type Speech } from "./texts/language.ts";
import { FRAME } from "./texts/common.ts";

export interface DocumentProps {
  agency: Agency;
  speech: Speech;
  title: string;
  children: Child;
}

/** The HTML document of an agency's page. */
export function Document({ agency, speech: { language }, title, children }: DocumentProps) {
  return withDoctype(
    <html lang={language} dir={LANGUAGES[language].direction}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title} – {agency.name[language]}</title>
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body class={agency.id}>{children}</body>
    </html>,
  );
}

interface FrameProps extends DocumentProps {
  /** Of this page, if the menu has it. */
  path?: string;
  /** Other than the title in the document. */
  heading?: Child;
  /** What the page is said to be. */
  badge?: string;
  /** At the end of the menu. */
  last?: Child;
}

/** A page of a sample agency: its name, menu and languages, that it is a sample, heading, content. */
export function FramedPage({ path, heading, badge, last, ...document }: FrameProps) {
  const { agency, speech, title, children } = document;
  const { language, t, href } = speech;
  return (
    <Document {...{ agency, speech, title }}>
      <header>
        <div class="wide">
          <p class="name">{t(agency.name)}</p>
          <nav aria-label={t(FRAME.menu)}>
            {agency.menu.map((item) => (
              <a href={href(item.path)} aria-current={item.path === path ? "page" : undefined}>
                {t(item.title)}
              </a>
            ))}
            {Object.entries(LANGUAGES).filter(([tag]) => tag !== language).map((
              [tag, { name, direction }],
            ) => <a href={`?lang=${tag}`} lang={tag} dir={direction} hreflang={tag}>{name}</a>)}
            {last}
          </nav>
        </div>
      </header>
      <main class="wide">
        <p class="badge">{badge ?? t(FRAME.sandbox)}</p>
        <h1>{heading ?? title}</h1>
        {children}
      </main>
    </Document>
  );
}

/** A page for a person whose assertion was verified. */
export function VisitPage(
  { visit, title, children }: { visit: Visit; title: string; children: Child },
) {
  const { agency, path, speech } = visit;
  const last = <a href="/_panjereh/sign-out">{speech.t(FRAME.signOut)}</a>;
  return <FramedPage {...{ agency, speech, title, path, last }}>{children}</FramedPage>;
}
