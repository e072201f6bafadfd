import type { Page } from "./page.ts";
import { fill } from "../texts/fill.ts";
import { Local } from "./foreign.tsx";

/** The service that the citizen came from, above the heading. */
export function GoingTo({ page }: { page: Page }) {
  const { context: { serviceTitle }, texts: { window } } = page;
  if (!serviceTitle) return null;
  return (
    <p class="for">
      {fill(window.goingTo, { service: <Local page={page} text={serviceTitle} /> })}
    </p>
  );
}
