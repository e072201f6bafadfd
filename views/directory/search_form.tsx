import { Field } from "../components/field.tsx";
import type { Page } from "../components/page.ts";

/** The element that shows what was found, in the pages that have a list. */
export const FOUND = "found";

/** By GET, so that results can be kept and shared. `live`: the page has a list to be replaced. */
export function ServiceSearch({ page, query = "", live }: {
  page: Page;
  query?: string;
  live?: boolean;
}) {
  const { search } = page.texts.services;
  return (
    <form action="/services" role="search">
      <Field
        page={page}
        name="q"
        label={search.label}
        hint={search.hint}
        value={query}
        inputmode="text"
        dir="auto"
        autocomplete="off"
        live={live ? { from: "/services", into: FOUND } : undefined}
      />
      <button type="submit" class="main">{search.submit}</button>
    </form>
  );
}
