import type { TypedForm } from "../components/form.tsx";
import { withNames } from "../components/names.tsx";
import type { Page } from "../components/page.ts";
import type { Languages } from "../texts/languages.ts";
import { LanguageLinks } from "./language_links.tsx";

/** Which address is the genuine one, whose the window is, and its motto. */
export function Footer({ page, typed, languages }: {
  page: Page;
  typed: TypedForm;
  languages: Languages;
}) {
  const { context, imprint, texts: { window } } = page;
  return (
    <footer>
      <LanguageLinks page={page} typed={typed} languages={languages} />
      <p>
        {imprint.name.text} – {window.motto}
      </p>
      <p>
        {withNames(page, window.genuine)}
      </p>
      <a href={context.href("/privacy")}>{window.privacy}</a>
    </footer>
  );
}
