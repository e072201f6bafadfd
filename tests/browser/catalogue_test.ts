/** Every page in every state and language (views/catalogue/mod.ts), as a browser shows it. */
import assert from "node:assert/strict";
import type { Browser, Page } from "playwright-core";
import type { CatalogueEntry } from "../../views/catalogue/mod.ts";
import { type CatalogueServer, startCatalogueServer } from "./support/catalogue_server.ts";
import { LANGUAGES } from "./support/citizen.ts";
import {
  FONT_SETS,
  type FontSet,
  unlessFontsInstalled,
  writeFontConfiguration,
} from "./support/fonts.ts";
import {
  axePath,
  axeViolations,
  keyboardGaps,
  sidewaysScroll,
  smallTargets,
} from "./support/examine.ts";
import { createSnapshots } from "./support/snapshots.ts";
import { browserTest, launchChromium, visit } from "./support/stage.ts";

let server: CatalogueServer;
/** Name of the font set, or of none for the machine's fonts → a browser that knows no others. */
const browsers = new Map<string, Browser>();

Deno.test.beforeAll(async () => {
  server = await startCatalogueServer();
});
Deno.test.afterAll(async () => {
  for (const browser of browsers.values()) await browser.close();
  await server?.stop();
});

type Appearance = NonNullable<Parameters<Browser["newContext"]>[0]>;

const NARROW_LIGHT: Appearance = {
  viewport: { width: 320, height: 640 },
  colorScheme: "light",
};
const WIDE_DARK: Appearance = { viewport: { width: 1280, height: 800 }, colorScheme: "dark" };

async function browserWith(fonts?: FontSet): Promise<Browser> {
  const name = fonts?.name ?? "";
  const known = browsers.get(name);
  if (known) return known;
  const browser = await launchChromium({ fonts: fonts && await writeFontConfiguration(fonts) });
  browsers.set(name, browser);
  return browser;
}

/** Opens every page of one language and fails with all findings together. */
async function examineAll(
  { language, appearance, fonts, examine }: {
    language: string;
    appearance: Appearance;
    fonts?: FontSet;
    examine(page: Page, entry: CatalogueEntry): Promise<string[]>;
  },
): Promise<void> {
  await using profile = await visit(await browserWith(fonts), appearance);
  const { page, context, complaints } = profile;
  await context.addInitScript({ path: axePath });
  const findings: string[] = [];
  for (const entry of server.entries) {
    await page.goto(server.address(entry, language));
    const found = [...await examine(page, entry), ...complaints.splice(0)];
    findings.push(...found.map((line) => `${entry.name}: ${line}`));
  }
  assert.deepEqual(findings, []);
}

for (const language of LANGUAGES) {
  browserTest(`catalogue: axe and structure at 320 px, ${language}`, async () => {
    const snapshots = await createSnapshots(language);
    await examineAll({
      language,
      appearance: NARROW_LIGHT,
      examine: async (page, { name }) => [
        ...await axeViolations(page),
        ...snapshots.compare(name, await page.locator("main").ariaSnapshot()),
      ],
    });
    assert.deepEqual(await snapshots.finish(), []);
  });
}

for (const fonts of FONT_SETS) {
  const { ignore, note } = unlessFontsInstalled(fonts);
  browserTest(`catalogue: reflow and targets at 320 px with ${fonts.name}${note}`, async () => {
    for (const language of LANGUAGES) {
      await examineAll({
        language,
        appearance: NARROW_LIGHT,
        fonts,
        examine: async (page) => [...await sidewaysScroll(page), ...await smallTargets(page)],
      });
    }
  }, ignore);
}

// Colours, room at 1280 px and what can be focused are the same in every language.
browserTest("catalogue: axe and reflow at 1280 px, dark", async () => {
  await examineAll({
    language: "fa",
    appearance: WIDE_DARK,
    examine: async (page) => [...await axeViolations(page), ...await sidewaysScroll(page)],
  });
});

browserTest("catalogue: keyboard in forced colours", async () => {
  await examineAll({
    language: "fa",
    appearance: { ...NARROW_LIGHT, forcedColors: "active", reducedMotion: "reduce" },
    examine: keyboardGaps,
  });
});

browserTest("catalogue: every language of the window is examined", () => {
  assert.deepEqual([...LANGUAGES].sort(), [...server.languages].sort());
  return Promise.resolve();
});
