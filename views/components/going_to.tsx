import type { Page } from "./page.ts";
import { fill } from "../texts/fill.ts";
import { Local } from "./foreign.tsx";

/** What the citizen signs in for, above the heading: a service, or a page of their own. */
export function GoingTo({ page }: { page: Page }) {
  const { context: { serviceTitle, ownPage, needsRecent }, texts } = page;
  const { window } = texts;
  if (serviceTitle) {
    return (
      <p class="for">
        {fill(window.goingTo, { service: <Local page={page} text={serviceTitle} /> })}
      </p>
    );
  }
  return (
    <>
      {ownPage && <p class="for">{fill(window.signInFor, { page: texts[ownPage].heading })}</p>}
      {needsRecent && <p class="for">{window.signInAgain}</p>}
    </>
  );
}
