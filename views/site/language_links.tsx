import type { Page } from "../components/page.ts";
import type { Languages } from "../texts/languages.ts";

/** Links to this page in the other languages. */
export function LanguageLinks(
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
