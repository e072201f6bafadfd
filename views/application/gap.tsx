import type { ItemList, Step } from "../../domain/application/draft.ts";
import type { Gap } from "../../domain/application/gaps.ts";
import type { Page } from "../components/page.ts";
import { fillPlain } from "../texts/fill.ts";
import { fieldLabel } from "./labels.ts";
import { STEPS } from "./steps.ts";

/** What is missing or wrong, in a sentence. */
export function gapText(page: Page, { step, code, field }: Gap): string {
  const { texts: { applications: { gapTexts, stepGaps } } } = page;
  switch (code) {
    case "none":
      return stepGaps[step as ItemList];
    case "file_missing":
    case "file_refused":
      return stepGaps[code];
    default:
      return fillPlain(gapTexts[code], { field: field ? fieldLabel(page, field) : "" });
  }
}

/**
 * What leads to it, in the order of the steps. A step that was never saved has one line: nobody has
 * forgotten its fields yet.
 */
export function gapLinks(
  page: Page,
  path: string,
  { begun, gaps }: { begun: readonly Step[]; gaps: readonly Gap[] },
): { to: string; text: string }[] {
  const { texts: { applications: { stepGaps, steps } } } = page;
  return STEPS.flatMap((step) => {
    const own = gaps.filter((gap) => gap.step === step);
    if (own.length > 0 && !begun.includes(step)) {
      return [{ to: `${path}/${step}`, text: fillPlain(stepGaps.empty, { step: steps[step] }) }];
    }
    return own.map((gap) => ({ to: gapPath(path, gap), text: gapText(page, gap) }));
  });
}

/** Of the part of a contact's page where the number is confirmed. */
export const CONFIRMATION = "confirmation";

/** Where it is mended. `path`: of the application. */
const gapPath = (path: string, { step, code, field, item }: Gap): string =>
  fieldPath(path, { step, item, field: code === "unconfirmed" ? CONFIRMATION : field });

/** A field in its step, or in its entry (`item`) of a list. `path`: of the application. */
export const fieldPath = (
  path: string,
  { step, item, field }: { step: Step; item?: string; field?: string },
): string => `${path}/${step}${item ? `/${item}` : ""}${field ? `#${field}` : ""}`;
