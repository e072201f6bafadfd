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
import { EVERY_PAGE, isItsTurn, withNewKinds, withNewParts } from "./support/new_parts.ts";
import { browserTest, launchChromium } from "./support/stage.ts";

let server: CatalogueServer;

Deno.test.beforeAll(async () => {
  server = await startCatalogueServer();
});
Deno.test.afterAll(() => server?.stop());

/** By WCAG 2.2 SC 1.4.10, where space is scarcest. */
const NARROWEST = [320];
/** A typical phone's and a desktop's too, where elements differ. */
const WIDTHS = [320, 360, 1280];

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
    browserTest(`layout: reflow and targets in ${fonts.name}, ${language}${note}`, async () => {
      await using browser = await launchChromium({ fonts });
      const hasNewParts = isFirst ? await withNewParts(server) : await withNewKinds(server);
      await examineAll(browser, server, {
        language,
        appearance: {},
        only: (entry) => isExamined(entry, language, isFirst, hasNewParts(entry)),
        examine: (page, entry) =>
          examineAt(isFirst && hasNewParts(entry) ? WIDTHS : NARROWEST)(page),
      });
    }, ignore);
  }
}

/**
 * Every page in Persian; in one of the others, and in further fonts, those whose kinds of elements no
 * other has shown. `deno task walk:pages` leaves none out.
 */
function isExamined(
  entry: CatalogueEntry,
  language: string,
  isFirst: boolean,
  hasNewParts: boolean,
) {
  if (EVERY_PAGE || (language === "fa" && isFirst)) return true;
  return hasNewParts && (!isFirst || isItsTurn(server, entry, language));
}
