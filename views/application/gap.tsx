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

/** Where it is mended. `path`: of the application. */
export function gapPath(path: string, { step, field, item }: Gap): string {
  return `${path}/${step}${item ? `/${item}` : ""}${field ? `#${field}` : ""}`;
}
