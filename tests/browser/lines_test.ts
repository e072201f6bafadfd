/** Where lines break on a small phone, and what paper unfolds: examples of the page catalogue. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { type CatalogueServer, startCatalogueServer } from "./support/catalogue_server.ts";
import { browserTest, launchChromium, SMALL_PHONE, visit } from "./support/stage.ts";

let server: CatalogueServer;

Deno.test.beforeAll(async () => {
  server = await startCatalogueServer();
});
Deno.test.afterAll(() => server?.stop());

/** A page of the catalogue as it is without scripts. */
async function onPhone(name: string, language: string, see: (page: Page) => Promise<void>) {
  await using browser = await launchChromium();
  await using phone = await visit(browser, { viewport: SMALL_PHONE, javaScriptEnabled: false });
  const entry = server.entries.find((entry) => entry.name === name)!;
  await phone.page.goto(server.address(entry, language));
  await see(phone.page);
}

/** The lines of an element's text, as they are shown. */
const linesOf = (page: Page, selector: string): Promise<string[]> =>
  page.locator(selector).first().evaluate((element) => {
    const lines: string[] = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let bottom = -Infinity;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (let i = 0; i < node.textContent!.length; i++) {
        const range = document.createRange();
        range.setStart(node, i);
        range.setEnd(node, i + 1);
        const box = range.getBoundingClientRect();
        if (box.top >= bottom - 2) lines.push("");
        bottom = Math.max(bottom, box.bottom);
        lines[lines.length - 1] += node.textContent![i];
      }
    }
    return lines;
  });

browserTest("lines: an e-mail address breaks at its parts only", async () => {
  await onPhone("contact/given", "fa", async (page) => {
    // Wider than its column on the narrowest phones.
    await page.setViewportSize({ width: 240, height: 640 });
    const lines = await linesOf(page, "[href^=mailto]");
    assert.ok(lines.length > 1, "the example is too short to tell");
    for (const line of lines.slice(1)) assert.match(line, /^[.@]|^panjereh/);
  });
});

browserTest("lines: no word of an alarm's title stands alone", async () => {
  await onPhone("mobile/missing", "fa", async (page) => {
    for (const width of [230, 260, 300, 320, 360]) {
      await page.setViewportSize({ width, height: 640 });
      const lines = await linesOf(page, ".alarm h2");
      const last = lines.at(-1)!.trim();
      assert.ok(lines.length === 1 || last.includes(" "), `at ${width} px: ${lines.join(" | ")}`);
    }
  });
});

browserTest("lines: the proof is one line on a small phone", async () => {
  for (const language of server.languages) {
    await onPhone("mobile/proved", language, async (page) => {
      assert.equal((await linesOf(page, "form summary")).length, 1, language);
    });
  }
});

browserTest("print: the answers of the FAQ are unfolded", async () => {
  await onPhone("faq/all", "fa", async (page) => {
    const answer = page.locator("main details:not([open]) > :not(summary)").first();
    assert.equal(await answer.isVisible(), false);
    await page.emulateMedia({ media: "print" });
    assert.ok((await answer.boundingBox())!.height > 10);
    assert.equal(await answer.evaluate((it) => it.checkVisibility()), true);
  });
});
