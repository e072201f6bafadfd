import { Digits } from "./foreign.tsx";
import type { Page } from "./page.ts";

/** In groups of four, as it is read out. */
export function TrackingNumber({ page, number }: { page: Page; number: string }) {
  return <Digits>{page.format.digits(number.replace(/(?<=^(?:.{4})+)(?=.)/g, " "))}</Digits>;
}
