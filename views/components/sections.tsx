import type { Explained } from "../texts/types/common.ts";
import type { Page } from "./page.ts";
import { withNames } from "./names.tsx";

/** Titled lists, for pages that only inform. */
export function Sections({ page, sections }: { page: Page; sections: readonly Explained[] }) {
  return (
    <>
      {sections.map(({ title, steps }) => (
        <>
          <h2>{withNames(page, title)}</h2>
          <ul>{steps.map((step) => <li>{withNames(page, step)}</li>)}</ul>
        </>
      ))}
    </>
  );
}
