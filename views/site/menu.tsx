import type { PropsWithChildren } from "hono/jsx";
import { PersonName } from "../components/foreign.tsx";
import type { Page } from "../components/page.ts";
import type { Languages } from "../texts/languages.ts";
import { ToLanguages } from "./language_links.tsx";

/** The person's own pages, help (guide 1.7 §3, §4) and languages. */
export function Menu({ page, languages }: { page: Page; languages: Languages }) {
  const { context, texts } = page;
  const { menu } = texts;
  return (
    <div>
      {context.desk?.name && (
        <Account page={page} name={context.desk.name}>
          {context.desk.sections?.map(({ path, name }) => (
            <Own page={page} to={path}>{texts.deskHome.sections[name].title}</Own>
          ))}
        </Account>
      )}
      {context.signedIn && (
        <Account page={page} name={context.signedIn.name}>
          <OwnPages page={page} />
        </Account>
      )}
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

/** What is one's own: the name leads home, and signing out comes last. */
function Account({ page, name, children }: PropsWithChildren<{ page: Page; name: string }>) {
  const { texts: { home, menu } } = page;
  return (
    <>
      <nav aria-label={menu.account}>
        <ul>
          <Own page={page} to="/">
            <b>
              <PersonName>{name}</PersonName>
            </b>
          </Own>
          {children}
          <Own page={page} to="/sign-out">{home.signOut}</Own>
        </ul>
      </nav>
      {" "}
    </>
  );
}

function OwnPages({ page }: { page: Page }) {
  const { letters, profile, services, sessions } = page.texts;
  return (
    <>
      <Own page={page} to="/letters">{letters.heading}</Own>
      <Own page={page} to="/services">{services.heading}</Own>
      <Own page={page} to="/profile">{profile.heading}</Own>
      <Own page={page} to="/sessions">{sessions.heading}</Own>
    </>
  );
}

/** One of the person's own pages; said to be the current one, or its part. */
function Own({ page, to, children }: PropsWithChildren<{ page: Page; to: string }>) {
  const [here] = page.context.here.split("?");
  const current = here === to ? "page" : to !== "/" && here.startsWith(`${to}/`) && "true";
  return (
    <li>
      <a href={to} aria-current={current || undefined}>{children}</a>
    </li>
  );
}
