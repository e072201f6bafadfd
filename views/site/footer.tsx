import { Latin } from "../components/foreign.tsx";
import type { Page, View } from "../components/page.ts";
import type { Languages } from "../texts/languages.ts";
import { fill } from "../texts/fill.ts";
import { LanguageLinks } from "./language_links.tsx";

/** Which address is the genuine one, whose the window is, and its motto. */
export function Footer({ page, view, languages }: {
  page: Page;
  view: View;
  languages: Languages;
}) {
  const { context, imprint, texts: { window } } = page;
  return (
    <footer>
      <LanguageLinks page={page} view={view} languages={languages} />
      <p>
        {imprint.name.text} – {window.motto}
      </p>
      <p>
        {fill(window.genuine, {
          host: (
            <strong>
              <Latin>{imprint.host}</Latin>
            </strong>
          ),
        })}
      </p>
      <a href={context.href("/privacy")}>{window.privacy}</a>
    </footer>
  );
}
