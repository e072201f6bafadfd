/// <reference lib="dom" />
/** The links of an alarm, on a small phone: each leads to a field with its label and its error in view. */
import assert from "node:assert/strict";
import type { Browser, Page } from "playwright-core";
import type { CatalogueEntry } from "../../views/catalogue/mod.ts";
import { type CatalogueServer, startCatalogueServer } from "./support/catalogue_server.ts";
import { examineAll } from "./support/catalogue_walk.ts";
import { browserTest, launchChromium, SMALL_PHONE } from "./support/stage.ts";

let browser: Browser;
let server: CatalogueServer;

Deno.test.beforeAll(async () => {
  browser = await launchChromium();
  server = await startCatalogueServer();
});
Deno.test.afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** What belongs to the field with the focus and is out of view. */
function unseen(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const field = document.activeElement as HTMLInputElement;
    if (!field.labels) return [];
    const ids = (field.getAttribute("aria-describedby") ?? "").split(" ");
    const group = field.closest("fieldset")?.querySelector("legend");
    const texts = [...field.labels, group, ...ids.map((id) => document.getElementById(id)), field];
    return texts.flatMap((text) => {
      if (!text) return [];
      const { top, bottom } = text.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight ? [] : [text.id || text.textContent!];
    });
  });
}

/** Those within a sentence that break its line. */
async function breaking(page: Page): Promise<string[]> {
  const links = page.locator(".alarm p a");
  const displays = await links.evaluateAll((all) =>
    all.map((one) => getComputedStyle(one).display)
  );
  return displays.filter((display) => display === "block");
}

const alarmOf = ({ render }: CatalogueEntry) =>
  /<section class="alarm".*?<\/section>/s.exec(render({ language: "fa" }))?.[0] ?? "";

browserTest(
  "alarm: its links show the field, its label and its error; none breaks a sentence",
  async () => {
    let followed = 0;
    let sentences = 0;
    await examineAll(browser, server, {
      language: "fa",
      appearance: { viewport: SMALL_PHONE },
      // Pages without such a link are examined elsewhere.
      only: (entry) => alarmOf(entry).includes("<a "),
      async examine(page, entry) {
        const found: string[] = [];
        if (/<p\b.*?<a /s.test(alarmOf(entry))) {
          sentences++;
          await page.setViewportSize({ width: 1280, height: 800 });
          found.push(...await breaking(page));
          await page.setViewportSize(SMALL_PHONE);
        }
        for (const link of await page.locator(".alarm li a[href^='#']").all()) {
          await link.click();
          followed++;
          found.push(...await unseen(page));
        }
        return found;
      },
    });
    assert.ok(followed > 20, `${followed} links`);
    assert.ok(sentences > 2, `${sentences} sentences`);
  },
);
