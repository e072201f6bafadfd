import type { Page } from "./page.ts";
import { Digits } from "./foreign.tsx";

/** A number to call, as configured. */
export function Telephone({ page: { format }, children }: { page: Page; children: string }) {
  return (
    <a href={`tel:${children.replace(/[^+\d]/g, "")}`}>
      <Digits>{format.digits(children)}</Digits>
    </a>
  );
}
