import type { Page } from "../components/page.ts";

/** Leads to a question about the page at `path`, which support then reads. */
export function AskLink({ page, path }: { page: Page; path: string }) {
  return (
    <p>
      <a href={`/support/new?${new URLSearchParams({ page: path })}`}>
        {page.texts.support.heading}
      </a>
    </p>
  );
}
