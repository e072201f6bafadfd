/**
 * The space that every page of the catalogue needs, in several fonts, because no font may decide
 * the result.
 */
import type { Page } from "playwright-core";
import type { CatalogueEntry } from "../../views/catalogue/mod.ts";
import { type CatalogueServer, startCatalogueServer } from "./support/catalogue_server.ts";
import { examineAll } from "./support/catalogue_walk.ts";
import { LANGUAGES } from "./support/citizen.ts";
import {
  brokenLines,
  cutText,
  danglingMarks,
  lonelyWords,
  sidewaysScroll,
  smallTargets,
  strayMessages,
} from "./support/examine.ts";
import { FONT_SETS, unlessFontsInstalled } from "./support/fonts.ts";
import { browserTest, launchChromium } from "./support/stage.ts";

let server: CatalogueServer;

Deno.test.beforeAll(async () => {
  server = await startCatalogueServer();
});
Deno.test.afterAll(() => server?.stop());

/**
 * The narrowest width by WCAG 2.2 SC 1.4.10, a typical phone's, and a desktop's; in further fonts
 * the one where space is scarcest.
 */
const WIDTHS = [320, 360, 1280];
const NARROWEST = [320];

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

const examineAt = (widths: number[]) => async (page: Page): Promise<string[]> => {
  const findings: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 640 });
    const found = await Promise.all(rulesAt(width).map((examine) => examine(page)));
    findings.push(...found.flat().map((line) => `at ${width} px ${line}`));
  }
  return findings;
};

for (const fonts of FONT_SETS) {
  const { ignore, note } = unlessFontsInstalled(fonts);
  // Noto's Latin letters are narrower than DejaVu's; its Arabic ones are not.
  const isFirst = fonts === FONT_SETS[0];
  const languages = LANGUAGES.filter((language) => isFirst || language !== "en");
  for (const language of languages) {
    // Every page in Persian, and in one of the others; each of the further fonts has a half too.
    const halves = isFirst && language === "fa" ? [0, 1] : [language === "ar" ? 0 : 1];
    // Arabic pages are laid out like Persian ones, where there is room.
    const isWhole = isFirst && language !== "ar";
    const examine = examineAt(isWhole ? WIDTHS : NARROWEST);
    browserTest(`layout: reflow and targets in ${fonts.name}, ${language}${note}`, async () => {
      await using browser = await launchChromium({ fonts });
      const only = (entry: CatalogueEntry) => halves.includes(server.entries.indexOf(entry) % 2);
      await examineAll(browser, server, { language, appearance: {}, only, examine });
    }, ignore);
  }
}
