import { Local, PersonName } from "../components/foreign.tsx";
import type { Page } from "../components/page.ts";
import { fill } from "../texts/fill.ts";
import type { Languages } from "../texts/languages.ts";
import { LinkedMark, Mark } from "./mark.tsx";
import { Menu } from "./menu.tsx";

/** One row on a phone: the window's name, accessibility, and the menu, which opens without scripts. */
export function Header({ page, languages }: { page: Page; languages: Languages }) {
  const { texts: { window, menu }, context } = page;
  return (
    <header>
      <a class="skip" href="#main">{window.skip}</a>
      {context.sandbox && (
        <p class="sandbox">
          <strong>{window.sandbox.label}</strong> – {window.sandbox.hint}
        </p>
      )}
      <Brand page={page} />{" "}
      <a class="access" href={context.href("/accessibility")}>
        <Figure /> <span>{menu.accessibility}</span>
      </a>{" "}
      <details>
        <summary>{menu.open}</summary>
        <Menu page={page} languages={languages} />
      </details>
      {context.actingFor && (
        <a class="acting" href="/profile/company">
          {fill(window.actingFor, { company: <PersonName>{context.actingFor}</PersonName> })}
        </a>
      )}
    </header>
  );
}

function Brand({ page }: { page: Page }) {
  const { context, imprint: { authority, name } } = page;
  return (
    <a class="brand" href={context.href("/")}>
      {context.style ? <LinkedMark /> : <Mark />}{" "}
      <span>
        <Local page={page} text={authority} />{" "}
        <b>
          <Local page={page} text={name} />
        </b>
        {context.desk && <>{" "}{page.texts.staff.desk}</>}
      </span>
    </a>
  );
}

/** The sign of accessibility: a person with open arms. */
function Figure() {
  return (
    <svg viewBox="0 0 32 32" width="30" height="30" aria-hidden="true">
      <path
        fill="none"
        stroke="currentColor"
        stroke-width="2"
        d="M16 2a14 14 0 1 0 1 0zM9 13l7 1 7-1M16 14v5l-4 7M16 19l4 7M16 8v3"
      />
    </svg>
  );
}
