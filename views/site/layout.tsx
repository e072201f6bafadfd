import { AlarmBox, failureAlarm, fieldAlarm, TypedTooLate } from "../components/alarm.tsx";
import { lengthError } from "../components/field.tsx";
import { typedFormIn } from "../components/form.tsx";
import { GoingTo } from "../components/going_to.tsx";
import { StepIndicator } from "./step_indicator.tsx";
import { displayClass } from "./display_style.ts";
import { Footer } from "./footer.tsx";
import { Header } from "./header.tsx";
import { LanguageLinks } from "./language_links.tsx";
import type { Page, View } from "../components/page.ts";
import { sheetFor } from "./sheets.ts";
import { fillPlain } from "../texts/fill.ts";
import type { Languages } from "../texts/languages.ts";

/** Served by routes/help/installation.ts. */
const APPLE_TOUCH_ICON = "/icons/180.png";

/** The whole document. */
export function renderDocument(page: Page, given: View, languages: Languages): string {
  const view = withTooLong(page, withTooLate(page, given));
  const { texts: { language }, context } = page;
  const main = mainOf(page, view);
  const html = String(main);
  const document = (
    <html
      lang={language.tag}
      dir={language.direction}
      {...(context.display && { class: displayClass(context.display.choices) })}
    >
      <Head page={page} view={view} main={html} />
      <body>
        <Header page={page} languages={languages} />
        <div class="sheet">
          <BannerList page={page} />
          <div id="status" role="status">
            <Notice page={page} view={view} />
          </div>
          {main}
          <div id="beside">{view.aside}</div>
        </div>
        <Footer page={page} typed={typedFormIn(html)} languages={languages} />
      </body>
    </html>
  );
  return `<!doctype html>${document}`;
}

function Head({ page, view, main }: { page: Page; view: View; main: string }) {
  const { texts: { language, window }, context, imprint } = page;
  // Search engines reach no further step.
  const isFirst = !view.step || view.step === 1;
  const isFirstForm = view.step === 1 && !view.alarm && !view.notice && !context.success &&
    !context.banners && !context.actingFor;
  const sheet = { isFirstForm, isSandbox: context.sandbox };
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <title>{titleOf(page, view)}</title>
      {isFirst && <meta name="description" content={`${imprint.name.text} – ${window.motto}`} />}
      {context.style
        ? <link rel="stylesheet" href={context.style} />
        : <style dangerouslySetInnerHTML={{ __html: sheetFor(main, sheet) }} />}
      {context.styleLater && (
        <noscript>
          <link rel="prefetch" as="style" href={context.styleLater} />
        </noscript>
      )}
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
      {context.script && <script src={context.script} defer />}
    </head>
  );
}

/**
 * What htmx swaps: the main part, and out of band the status region's text, the language links,
 * which must lead back to this page; and on later steps an empty `#beside`, which removes the first
 * page's panel. The status element itself stays, or its new text would not be announced.
 */
export function renderFragment(page: Page, given: View, languages: Languages): string {
  const view = withTooLong(page, withTooLate(page, given));
  const { part } = view;
  if (part && part.id === page.context.part) return renderPart(page, { ...view, part }, languages);
  const main = mainOf(page, view);
  const html = String(main);
  return String(
    <>
      <title>{titleOf(page, view)}</title>
      <div id="status" data-hx-swap-oob="innerHTML">
        <Notice page={page} view={view} />
      </div>
      <LanguageLinks page={page} typed={typedFormIn(html)} languages={languages} outOfBand />
      {view.step && !view.aside && <div id="beside" data-hx-swap-oob="innerHTML"></div>}
      {main}
    </>,
  );
}

/** The same for an element within the main part. */
function renderPart(
  page: Page,
  { part, ...view }: View & Required<Pick<View, "part">>,
  languages: Languages,
): string {
  return String(
    <>
      <div id="status" data-hx-swap-oob="innerHTML">
        <Notice page={page} view={view} />
      </div>
      <LanguageLinks page={page} typed={undefined} languages={languages} outOfBand />
      {part.content}
    </>,
  );
}

function Notice({ page: { context, texts }, view }: { page: Page; view: View }) {
  const notice = view.notice || (context.success && texts.success[context.success]);
  return notice ? <p>{notice}</p> : null;
}

/** Styled by the element, so that pages without a banner carry no rule for it. */
function BannerList({ page: { context: { banners }, texts } }: { page: Page }) {
  if (!banners) return null;
  const { console: { banners: words }, language: { tag } } = texts;
  return (
    <aside aria-label={words.heading}>
      {banners.map(({ severity, text, language }) => (
        <p class="note" lang={language === tag ? undefined : language}>
          {severity === "warning" && <b>{words.severities.warning}:</b>} {text}
        </p>
      ))}
    </aside>
  );
}

/** With what was typed in vain, if anything was. */
function withTooLate(page: Page, view: View): View {
  const { typedTooLate: texts = [] } = page.context;
  if (texts.length === 0) return view;
  return {
    ...view,
    alarm: view.alarm ?? failureAlarm(page.texts.window.tooLate),
    content: (
      <>
        {view.content}
        <TypedTooLate page={page} texts={texts} />
      </>
    ),
  };
}

/** With links to the fields into which more was typed than their form reads. */
function withTooLong(page: Page, view: View): View {
  const { tooLong = [] } = page.context;
  const html = tooLong.length > 0 ? String(view.content) : "";
  const errors = tooLong.map((name) => [name, lengthError(page, name, labelIn(html, name))]);
  const alarm = fieldAlarm(page.texts.window.correct, Object.fromEntries(errors));
  return alarm ? { ...view, alarm } : view;
}

/** Before the field with this name; a label has no letters that are written as entities. */
function labelIn(html: string, name: string): string {
  const [before] = html.split(` id="${name}"`, 1);
  return before.slice(before.lastIndexOf("<label")).split(/[<>]/)[2]?.trim() ?? "";
}

function titleOf({ texts: { window }, imprint }: Page, view: View): string {
  const title = fillPlain(window.title, { page: view.heading, window: imprint.name.text });
  return view.alarm ? fillPlain(window.failedTitle, { title }) : title;
}

/** Its content is a string already, so that asking what it contains renders nothing again. */
function mainOf(page: Page, view: View) {
  const { context } = page;
  // Screen readers announce a new document by themselves; after a swap the focus has to move.
  const focused = context.fragment && !view.alarm && !view.fieldFocused;
  const content = String(
    <>
      {view.alarm && <AlarmBox alarm={view.alarm} />}
      {(view.step || view.goingTo) && <GoingTo page={page} />}
      {view.step && <StepIndicator page={page} step={view.step} />}
      <h1 {...(focused && { tabindex: -1, autofocus: true })}>
        {view.shownHeading ?? view.heading}
      </h1>
      {view.content}
    </>,
  );
  return (
    <main
      id="main"
      {...(view.wide && { class: "wide" })}
      dangerouslySetInnerHTML={{ __html: content }}
    />
  );
}
