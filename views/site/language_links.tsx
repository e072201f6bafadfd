import { TYPED_FORM, type TypedForm } from "../components/form.tsx";
import type { Page } from "../components/page.ts";
import type { Languages } from "../texts/languages.ts";

interface LanguageLinksProps {
  page: Page;
  /** How the form of the page is sent whose fields are kept, if it has one. */
  typed: TypedForm;
  languages: Languages;
  outOfBand?: boolean;
}

/**
 * This page in the other languages. Where something may be typed, buttons send it along. They stand
 * below that form, since its first button is what Enter presses; text browsers, which do not know
 * the attribute `form`, send the small form around each, which has nothing typed.
 */
export function LanguageLinks({ page, typed, languages, outOfBand }: LanguageLinksProps) {
  const { context, texts } = page;
  return (
    <nav
      id="languages"
      aria-label={texts.window.languages}
      {...(outOfBand && { "data-hx-swap-oob": "true" })}
    >
      {othersOf(page, languages).map(({ tag, name, direction }) => {
        const to = inLanguage(context.here, tag);
        return (
          <>
            {typed
              ? <WithTyped to={to} language={{ tag, name }} typed={typed} bare={outOfBand} />
              : <a href={to} lang={tag} dir={direction}>{name}</a>}
            {" "}
          </>
        );
      })}
    </nav>
  );
}

/** `bare`: in a fragment, which no text browser asks for. */
function WithTyped(
  { to, language: { tag, name }, typed, bare }: {
    to: string;
    typed: TypedForm;
    language: { tag: string; name: string };
    bare?: boolean;
  },
) {
  const button = <button type="submit" form={TYPED_FORM} formaction={to} lang={tag}>{name}</button>;
  const enctype = typed === "with_file" ? "multipart/form-data" : undefined;
  return bare ? button : <form method="post" action={to} enctype={enctype}>{button}</form>;
}

/** In the menu: leads to them, named in their own words. */
export function ToLanguages({ page, languages }: { page: Page; languages: Languages }) {
  return (
    <a href="#languages">
      {othersOf(page, languages).map(({ tag, name, direction }) => (
        <>
          <span lang={tag} dir={direction}>{name}</span>
          {" "}
        </>
      ))}
    </a>
  );
}

function othersOf({ texts }: Page, languages: Languages) {
  return [...languages.values()].map(({ language }) => language)
    .filter(({ tag }) => tag !== texts.language.tag);
}

function inLanguage(here: string, tag: string): string {
  const [path, query] = here.split("?", 2);
  const parameters = new URLSearchParams(query);
  parameters.set("lang", tag);
  return `${path}?${parameters}`;
}
