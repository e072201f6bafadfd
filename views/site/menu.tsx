import { PersonName } from "../components/foreign.tsx";
import type { Page } from "../components/page.ts";
import type { Languages } from "../texts/languages.ts";
import { ToLanguages } from "./language_links.tsx";

/** The person's own pages, help (guide 1.7 §3, §4) and languages. */
export function Menu({ page, languages }: { page: Page; languages: Languages }) {
  const { context, texts: { menu } } = page;
  return (
    <div>
      {context.signedIn && <Account page={page} name={context.signedIn.name} />}
      <nav aria-label={menu.label}>
        <a href={context.href("/accessibility")}>{menu.accessibility}</a>{" "}
        <a href={context.href("/faq")}>{menu.faq}</a>{" "}
        <a href={context.href("/contact")}>{menu.contact}</a>{" "}
        <a href={context.href("/guide")}>{menu.guide}</a>{" "}
        <ToLanguages page={page} languages={languages} />
      </nav>
    </div>
  );
}

function Account({ page: { texts: { menu, profile, sessions, home } }, name }: {
  page: Page;
  name: string;
}) {
  return (
    <>
      <nav aria-label={menu.account}>
        <a href="/">
          <b>
            <PersonName>{name}</PersonName>
          </b>
        </a>{" "}
        <a href="/profile">{profile.heading}</a> <a href="/sessions">{sessions.heading}</a>{" "}
        <a href="/sign-out">{home.signOut}</a>
      </nav>
      {" "}
    </>
  );
}
