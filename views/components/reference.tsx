import type { Page } from "./page.ts";
import { fill } from "../texts/fill.ts";
import { Digits } from "./foreign.tsx";

/** What support needs in order to find the request in the log, and where support is. */
export function Reference({ page, children }: { page: Page; children: string }) {
  const { context, format, texts: { problem, menu } } = page;
  return (
    <p class="hint">
      {fill(problem.reference, { number: <Digits>{format.digits(children)}</Digits> })}{" "}
      <a href={context.href("/contact")}>{menu.contact}</a>
    </p>
  );
}
