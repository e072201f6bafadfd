import { Local, PersonName } from "../components/foreign.tsx";
import type { Page } from "../components/page.ts";
import { fill } from "../texts/fill.ts";
import type { Languages } from "../texts/languages.ts";
import { LanguageLinks } from "./language_links.tsx";
import { Mark } from "./mark.tsx";

export function Header(
  { page, languages, beside }: { page: Page; languages: Languages; beside?: "beside" },
) {
  const { texts: { window, menu }, context } = page;
  return (
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
        <Local page={page} text={page.imprint.authority} />{" "}
        <b>
          <Local page={page} text={page.imprint.name} />
        </b>{" "}
        {window.motto}
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
