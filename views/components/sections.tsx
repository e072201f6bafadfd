import type { Explained } from "../texts/texts.ts";
import { withNames } from "./names.tsx";

/** Titled lists, one after another: how pages that only tell something are built. */
export function Sections({ sections }: { sections: readonly Explained[] }) {
  return (
    <>
      {sections.map(({ title, steps }) => (
        <>
          <h2>{withNames(title)}</h2>
          <ul>{steps.map((step) => <li>{withNames(step)}</li>)}</ul>
        </>
      ))}
    </>
  );
}
