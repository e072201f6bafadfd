/** Every page in every state and language (views/catalogue/mod.ts), in a browser. */
import assert from "node:assert/strict";
import type { Browser, BrowserContext } from "playwright-core";
import { type CatalogueServer, startCatalogueServer } from "./support/catalogue_server.ts";
import { type Appearance, examineAll } from "./support/catalogue_walk.ts";
import { LANGUAGES } from "./support/citizen.ts";
import {
  axePath,
  axeViolations,
  axeViolationsOfLanguage,
  axeViolationsOfStyle,
  keyboardGaps,
} from "./support/examine.ts";
import { FONT_SETS, unlessFontsInstalled } from "./support/fonts.ts";
import { examineLayout, NARROWEST, WIDTHS } from "./support/layout.ts";
import { isItsTurn, withNewKinds, withNewParts } from "./support/new_parts.ts";
import { createSnapshots } from "./support/snapshots.ts";
import { browserTest, launchChromium } from "./support/stage.ts";

let browser: Browser;
let server: CatalogueServer;

Deno.test.beforeAll(async () => {
  server = await startCatalogueServer();
  browser = await launchChromium();
});
Deno.test.afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const NARROW_LIGHT: Appearance = {
  viewport: { width: 320, height: 640 },
  colorScheme: "light",
};
const WIDE_DARK: Appearance = { viewport: { width: 1280, height: 800 }, colorScheme: "dark" };

const withAxe = (context: BrowserContext) => context.addInitScript({ path: axePath });

/** The browser shows pages in these fonts; layout_test.ts measures in others. */
const fonts = unlessFontsInstalled(FONT_SETS[0]);

for (const language of LANGUAGES) {
  browserTest(
    `catalogue: axe, structure and layout at 320 px, ${language}${fonts.note}`,
    async () => {
      const snapshots = await createSnapshots(language);
      const hasNewParts = await withNewParts(server);
      await examineAll(browser, server, {
        language,
        appearance: NARROW_LIGHT,
        prepare: withAxe,
        isPrepared: hasNewParts,
        // The others have the structure of the Persian pages, which their snapshots assert.
        only: (entry) =>
          language === "fa" || hasNewParts(entry) && isItsTurn(server, entry, language),
        async examine(page, entry) {
          const [violations, snapshot] = await Promise.all([
            language !== "fa"
              ? axeViolationsOfLanguage(page)
              // Where all kinds of elements have been seen, names may differ, which snapshots hold.
              : hasNewParts(entry)
              ? axeViolations(page)
              : [],
            page.locator("main").ariaSnapshot(),
          ]);
          const widths = hasNewParts(entry) ? WIDTHS : NARROWEST;
          const layout = fonts.ignore ? [] : await examineLayout(page, widths);
          return [...violations, ...snapshots.compare(entry, snapshot), ...layout];
        },
      });
      if (language === "fa") assert.deepEqual(await snapshots.finish(), []);
    },
  );
}

// Colours and focusable elements are the same in every language, and in every state that shows
// only kinds of elements which an earlier one has shown.
browserTest("catalogue: colours and targets at 1280 px, dark", async () => {
  await examineAll(browser, server, {
    language: "fa",
    only: await withNewKinds(server),
    appearance: WIDE_DARK,
    prepare: withAxe,
    examine: axeViolationsOfStyle,
  });
});

browserTest("catalogue: keyboard in forced colours", async () => {
  await examineAll(browser, server, {
    language: "fa",
    only: await withNewKinds(server),
    appearance: { ...NARROW_LIGHT, forcedColors: "active", reducedMotion: "reduce" },
    examine: keyboardGaps,
  });
});

browserTest("catalogue: every language of the window is examined", () => {
  assert.deepEqual([...LANGUAGES].sort(), [...server.languages].sort());
  return Promise.resolve();
});
