/// <reference lib="dom" />
/** The sandbox's home page: short on a phone, and in order whether folded or unfolded. */
import assert from "node:assert/strict";
import { withOutsideWorld } from "../sandbox/outside_world.ts";
import { axePath, axeViolations, sidewaysScroll, smallTargets } from "./support/examine.ts";
import { browserTest, launchChromium, SMALL_PHONE, visit } from "./support/stage.ts";

/** Pixels on a phone of 360 px. */
const TALLEST = 3000;

browserTest("sandbox home: short, fits 320 px, axe finds nothing, folded or unfolded", async () => {
  await withOutsideWorld(async ({ sandbox }) => {
    await using browser = await launchChromium();
    await using profile = await visit(browser, { viewport: SMALL_PHONE });
    const { context, page } = profile;
    await context.addInitScript({ path: axePath });
    await page.goto(sandbox.origin);
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    assert.ok(height < TALLEST, `${height} px`);
    for (const folded of [true, false]) {
      if (!folded) {
        await page.evaluate(() => {
          for (const details of document.querySelectorAll("details")) details.open = true;
        });
      }
      for (const width of [320, 360, 1280]) {
        await page.setViewportSize({ width, height: 640 });
        const found = [
          ...await sidewaysScroll(page),
          ...await smallTargets(page),
          ...await axeViolations(page),
        ];
        assert.deepEqual(found, [], `${folded ? "folded" : "unfolded"} at ${width} px`);
      }
    }
  });
});

browserTest("sandbox home: a search and a link to a card work without scripts", async () => {
  await withOutsideWorld(async ({ sandbox }) => {
    await using browser = await launchChromium();
    await using profile = await visit(browser, {
      viewport: SMALL_PHONE,
      javaScriptEnabled: false,
    });
    const { page } = profile;
    await page.goto(sandbox.origin);
    await page.locator("summary", { hasText: "از طرف شرکت" }).click();
    await page.getByRole("link", { name: "کارت لیلا موسوی" }).click();
    assert.ok(await page.getByText("9990008000", { exact: true }).isVisible());
    await page.getByRole("searchbox").fill("۹۹۹۰۰۰۱۰۰۶");
    await page.keyboard.press("Enter");
    await page.getByText("9990001006", { exact: true }).waitFor();
    assert.equal(await page.getByText("9990008000", { exact: true }).count(), 0);
  });
});
