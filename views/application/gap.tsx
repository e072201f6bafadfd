import type { ItemList } from "../../domain/application/draft.ts";
import type { Gap } from "../../domain/application/gaps.ts";
import type { Page } from "../components/page.ts";
import { fillPlain } from "../texts/fill.ts";
import { fieldLabel } from "./labels.ts";

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

/** Of the part of a contact's page where the number is confirmed. */
export const CONFIRMATION = "confirmation";

/** Where it is mended. `path`: of the application. */
export function gapPath(path: string, { step, code, field, item }: Gap): string {
  const place = code === "unconfirmed" ? CONFIRMATION : field;
  return `${path}/${step}${item ? `/${item}` : ""}${place ? `#${place}` : ""}`;
}
