import { AlarmBox } from "../components/alarm.tsx";
import { GoingTo } from "../components/going_to.tsx";
import { StepIndicator } from "./step_indicator.tsx";
import { displayClass } from "./display_style.ts";
import { Footer } from "./footer.tsx";
import { Header } from "./header.tsx";
import { LanguageLinks } from "./language_links.tsx";
import type { Page, View } from "../components/page.ts";
import { styleSheet } from "./style.ts";
import { fillPlain } from "../texts/fill.ts";
import type { Languages } from "../texts/languages.ts";

/** Long for a slow line, short for a dead one. */
const HTMX_CONFIG =
  "history:reload,defaultSwap:outerHTML,includeIndicatorCSS:false,defaultTimeout:20000";

/** Served by routes/help/installation.ts. */
const APPLE_TOUCH_ICON = "/icons/180.png";

/** The whole document. */
export function renderDocument(page: Page, view: View, languages: Languages): string {
  const { texts: { language }, context } = page;
  const document = (
    <html
      lang={language.tag}
      dir={language.direction}
      {...(context.display && { class: displayClass(context.display.choices) })}
    >
      <Head page={page} view={view} />
      <body>
        <Header page={page} languages={languages} />
        <div class="sheet">
          <div id="status" role="status">
            <Notice page={page} view={view} />
          </div>
          <Main page={page} view={view} />
          <div id="beside">{view.aside}</div>
        </div>
        <Footer page={page} view={view} languages={languages} />
      </body>
    </html>
  );
  return `<!doctype html>${document}`;
}

function Head({ page, view }: { page: Page; view: View }) {
  const { texts: { language, window }, context } = page;
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <title>{titleOf(page, view)}</title>
      <meta name="description" content={`${context.windowName} – ${window.motto}`} />
      <style dangerouslySetInnerHTML={{ __html: styleSheet }} />
      {context.display && <link rel="stylesheet" href={context.display.sheet} />}
      {view.installable && (
        <>
          <link rel="manifest" href={`/manifest.webmanifest?lang=${language.tag}`} />
          <link rel="apple-touch-icon" href={APPLE_TOUCH_ICON} />
        </>
      )}
      <link rel="icon" href="/favicon.svg" />
      {view.script && <script src={view.script} defer />}
      {context.fragmentScript && <script src={context.fragmentScript} defer />}
      {context.script && (
        <>
          <meta name="htmx-config" content={HTMX_CONFIG} />
          <script src={context.script} defer />
        </>
      )}
    </head>
  );
}

/**
 * What htmx swaps: the main part, and out of band the status region's text, the language links, which
 * must lead back to this page, and the end of the first page's panel on all others. The status element itself stays, or its new text would not be announced.
 */
export function renderFragment(page: Page, view: View, languages: Languages): string {
  return String(
    <>
      <title>{titleOf(page, view)}</title>
      <div id="status" data-hx-swap-oob="innerHTML">
        <Notice page={page} view={view} />
      </div>
      <LanguageLinks page={page} view={view} languages={languages} outOfBand />
      {view.step && !view.aside && <div id="beside" data-hx-swap-oob="innerHTML"></div>}
      <Main page={page} view={view} />
    </>,
  );
}

function Notice({ page: { context, texts }, view }: { page: Page; view: View }) {
  const notice = view.notice || (context.success && texts.success[context.success]);
  return notice ? <p>{notice}</p> : null;
}

function titleOf({ texts: { window }, context }: Page, view: View): string {
  const title = fillPlain(window.title, { page: view.heading, window: context.windowName });
  return view.alarm ? fillPlain(window.failedTitle, { title }) : title;
}

function Main({ page, view }: { page: Page; view: View }) {
  const { context } = page;
  // Screen readers announce a new document by themselves; after a swap the focus has to move.
  const focused = context.fragment && !view.alarm && !view.fieldFocused;
  return (
    <main id="main" {...(view.wide && { class: "wide" })}>
      {view.alarm && <AlarmBox alarm={view.alarm} />}
      {(view.step || view.goingTo) && <GoingTo page={page} />}
      {view.step && <StepIndicator page={page} step={view.step} />}
      <h1 {...(focused && { tabindex: -1, autofocus: true })}>
        {view.shownHeading ?? view.heading}
      </h1>
      {view.content}
    </main>
  );
}
