import { html } from "hono/html";
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
  return html`<!doctype html>${(
    <html lang={language} dir={LANGUAGES[language].direction}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title} – {agency.name[language]}</title>
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body class={agency.id}>{children}</body>
    </html>
  )}`;
}

/** A page for a person whose assertion was verified. */
export function VisitPage(
  { visit, title, children }: { visit: Visit; title: string; children: Child },
) {
  const { agency, path, speech } = visit;
  const { language, t, href } = speech;
  return (
    <Document {...{ agency, speech, title }}>
      <header>
        <div class="wide">
          <p class="name">{agency.name[language]}</p>
          <nav aria-label={t(FRAME.menu)}>
            {agency.menu.map((item) => (
              <a href={href(item.path)} aria-current={item.path === path ? "page" : undefined}>
                {item.title[language]}
              </a>
            ))}
            {Object.entries(LANGUAGES).filter(([tag]) => tag !== language).map((
              [tag, { name, direction }],
            ) => <a href={`?lang=${tag}`} lang={tag} dir={direction} hreflang={tag}>{name}</a>)}
            <a href="/_panjereh/sign-out">{t(FRAME.signOut)}</a>
          </nav>
        </div>
      </header>
      <main class="wide">
        <p class="badge">
          {t(FRAME.sandbox)}
        </p>
        <h1>{title}</h1>
        {children}
      </main>
    </Document>
  );
}
