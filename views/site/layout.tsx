import { AlarmBox } from "../components/alarm.tsx";
import { PersonName } from "../components/foreign.tsx";
import { GoingTo } from "../components/going_to.tsx";
import { StepIndicator } from "./step_indicator.tsx";
import { displayClass } from "./display_style.ts";
import { Mark } from "./mark.tsx";
import type { Page, View } from "../components/page.ts";
import { styleSheet } from "./style.ts";
import { fill, fillPlain } from "../texts/fill.ts";
import type { Languages } from "../texts/languages.ts";

/** Long for a slow line, short for a dead one. */
const HTMX_CONFIG =
  "history:reload,defaultSwap:outerHTML,includeIndicatorCSS:false,defaultTimeout:20000";

/** Served by routes/help/installation.ts. */
const APPLE_TOUCH_ICON = "/icons/180.png";

/** The whole document. */
export function renderDocument(page: Page, view: View, languages: Languages): string {
  const { texts: { language, window, menu }, context } = page;
  const beside = view.aside ? "beside" : undefined;
  const document = (
    <html
      lang={language.tag}
      dir={language.direction}
      {...(context.display && { class: displayClass(context.display.choices) })}
    >
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>{titleOf(page, view)}</title>
        <style dangerouslySetInnerHTML={{ __html: styleSheet }} />
        {context.display && <link rel="stylesheet" href={context.display.sheet} />}
        {view.installable && (
          <>
            <link rel="manifest" href={`/manifest.webmanifest?lang=${language.tag}`} />
            <link rel="apple-touch-icon" href={APPLE_TOUCH_ICON} />
          </>
        )}
        <link rel="icon" href="/favicon.svg" />
        {context.script && (
          <>
            <meta name="htmx-config" content={HTMX_CONFIG} />
            <script src={context.script} defer />
          </>
        )}
      </head>
      <body>
        <header class={beside}>
          <a class="skip" href="#main">{window.skip}</a>
          {context.sandbox && (
            <p class="sandbox">
              <strong>{window.sandbox.label}</strong> – {window.sandbox.hint}
            </p>
          )}
          <a class="mark" href={context.href("/accessibility")}>
            <Mark /> {menu.accessibility}
          </a>{" "}
          <a class="brand" href={context.href("/")}>
            <b>{window.name}</b> {window.motto}
          </a>{" "}
          <div class="menus">
            <Menu page={page} /> <LanguageLinks page={page} languages={languages} />
          </div>
          {context.actingFor && (
            <a class="acting" href="/profile">
              {fill(window.actingFor, { company: <PersonName>{context.actingFor}</PersonName> })}
            </a>
          )}
        </header>
        <div class={beside ? `sheet ${beside}` : "sheet"}>
          <div id="status" role="status" data-lost={context.script && window.lost}>
            {view.notice && <p>{view.notice}</p>}
          </div>
          <Main page={page} view={view} />
          {view.aside}
        </div>
        <footer class={beside}>
          <a href={context.href("/privacy")}>{window.privacy}</a>
        </footer>
      </body>
    </html>
  );
  return `<!doctype html>${document}`;
}

/**
 * What htmx swaps: the main part, and out of band the status region's text and the language links, which
 * must lead back to this page. The status element itself stays, or its new text would not be announced.
 */
export function renderFragment(page: Page, view: View, languages: Languages): string {
  return String(
    <>
      <title>{titleOf(page, view)}</title>
      <div id="status" data-hx-swap-oob="innerHTML">{view.notice && <p>{view.notice}</p>}</div>
      <LanguageLinks page={page} languages={languages} outOfBand />
      <Main page={page} view={view} />
    </>,
  );
}

/** Guide 1.7 §3. */
function Menu({ page: { context, texts: { menu } } }: { page: Page }) {
  return (
    <nav aria-label={menu.label}>
      <a href={context.href("/faq")}>{menu.faq}</a>{" "}
      <a href={context.href("/contact")}>{menu.contact}</a>{" "}
      <a href={context.href("/guide")}>{menu.guide}</a>
    </nav>
  );
}

function titleOf({ texts: { window } }: Page, view: View): string {
  const title = fillPlain(window.title, { page: view.heading, window: window.name });
  return view.alarm ? fillPlain(window.failedTitle, { title }) : title;
}

function Main({ page, view }: { page: Page; view: View }) {
  const { context } = page;
  // A browser announces a new document by itself; after a swap only the focus tells.
  const focused = context.fragment && !view.alarm && !view.fieldFocused;
  return (
    <main id="main">
      {view.alarm && <AlarmBox alarm={view.alarm} />}
      {view.step && <GoingTo page={page} />}
      {view.step && <StepIndicator page={page} step={view.step} />}
      <h1 {...(focused && { tabindex: -1, autofocus: true })}>
        {view.shownHeading ?? view.heading}
      </h1>
      {view.content}
    </main>
  );
}

function LanguageLinks(
  { page: { context, texts }, languages, outOfBand }: {
    page: Page;
    languages: Languages;
    outOfBand?: boolean;
  },
) {
  const others = [...languages.values()].filter(({ language }) =>
    language.tag !== texts.language.tag
  );
  return (
    <nav
      id="languages"
      aria-label={texts.window.languages}
      {...(outOfBand && { "data-hx-swap-oob": "true" })}
    >
      {others.map(({ language: { tag, name, direction } }) => (
        <>
          <a href={inLanguage(context.here, tag)} lang={tag} dir={direction} hreflang={tag}>
            {name}
          </a>
          {" "}
        </>
      ))}
    </nav>
  );
}

function inLanguage(here: string, tag: string): string {
  const [path, query] = here.split("?", 2);
  const parameters = new URLSearchParams(query);
  parameters.set("lang", tag);
  return `${path}?${parameters}`;
}
