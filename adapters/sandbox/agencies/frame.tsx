import { html } from "hono/html";
import type { Child } from "hono/jsx";
import type { Agency, Visit } from "./agency.ts";
import type { Speech } from "./language.ts";

export interface DocumentProps {
  agency: Agency;
  speech: Speech;
  title: string;
  children: Child;
}

/** The bare document of an agency's page. */
export function Document({ agency, speech: { language }, title, children }: DocumentProps) {
  return html`<!doctype html>${(
    <html lang={language} dir={language === "fa" ? "rtl" : "ltr"}>
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

/** A page for a citizen whose assertion was verified. */
export function VisitPage(
  { visit, title, children }: { visit: Visit; title: string; children: Child },
) {
  const { agency, issuer, path, speech } = visit;
  const { language, t, href } = speech;
  return (
    <Document {...{ agency, speech, title }}>
      <header>
        <div class="wide">
          <p class="name">{agency.name[language]}</p>
          <nav aria-label={t("منو", "Menu")}>
            {agency.menu.map((item) => (
              <a href={href(item.path)} aria-current={item.path === path ? "page" : undefined}>
                {item.title[language]}
              </a>
            ))}
            {language === "fa"
              ? <a href="?lang=en" lang="en" hreflang="en">English</a>
              : <a href="?" lang="fa" hreflang="fa">فارسی</a>}
            <a href={`${issuer}/sign-out`}>{t("خروج", "Sign out")}</a>
          </nav>
        </div>
      </header>
      <main class="wide">
        <p class="badge">
          {t("محیط آزمایشی: این سوابق ساختگی‌اند.", "Sandbox: these records are made up.")}
        </p>
        <h1>{title}</h1>
        {children}
      </main>
    </Document>
  );
}
