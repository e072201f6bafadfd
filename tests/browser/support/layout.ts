/** The space that a page needs at each width. */
import type { Page } from "playwright-core";
import {
  brokenLines,
  cutText,
  danglingMarks,
  lonelyWords,
  sidewaysScroll,
  smallTargets,
  strayMessages,
} from "./examine.ts";

/** By WCAG 2.2 SC 1.4.10, where space is scarcest. */
export const NARROWEST = [320];
/**
 * A typical phone's and a desktop's too, where elements differ. The last is the one in which the next
 * page is opened.
 */
export const WIDTHS = [1280, 360, 320];

const RULES = [
  sidewaysScroll,
  smallTargets,
  brokenLines,
  danglingMarks,
  cutText,
  strayMessages,
];
/** Where lines are long enough to be filled otherwise. */
const DESKTOP_RULES = [...RULES, lonelyWords];
const rulesAt = (width: number) => width === 1280 ? DESKTOP_RULES : RULES;

/** Findings, one a line; the page has the last width afterwards. */
export async function examineLayout(page: Page, widths: number[]): Promise<string[]> {
  const findings: string[] = [];
  for (const width of widths) {
    // To set the size that it has would draw the page again.
    if (page.viewportSize()?.width !== width) await page.setViewportSize({ width, height: 640 });
    const found = await Promise.all(rulesAt(width).map((examine) => examine(page)));
    findings.push(...found.flat().map((line) => `at ${width} px ${line}`));
  }
  return findings;
}
