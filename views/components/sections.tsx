import type { Explained } from "../texts/types/common.ts";
import type { Page } from "./page.ts";
import { withNames } from "./names.tsx";

/** Titled lists, one after another: how pages that only tell something are built. */
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
