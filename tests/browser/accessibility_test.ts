/// <reference lib="dom" />
/**
 * The accessibility panel: each look is examined on real pages, and the panel is operated like a
 * person would.
 */
import assert from "node:assert/strict";
import { type Browser } from "playwright-core";
import {
  DISPLAY_CHOICES,
  DISPLAY_SETTINGS,
  writeDisplay,
} from "../../domain/accessibility/display.ts";
import { startTestProgram, type TestProgram } from "../support/program.ts";
import { type CatalogueServer, startCatalogueServer } from "./support/catalogue_server.ts";
import {
  axePath,
  axeViolations,
  axeViolationsOfStyle,
  sidewaysScroll,
  smallTargets,
} from "./support/examine.ts";
import { browserTest, launchChromium, visit } from "./support/stage.ts";

let browser: Browser;
let server: CatalogueServer;
let program: TestProgram;

Deno.test.beforeAll(async () => {
  server = await startCatalogueServer();
  program = await startTestProgram();
  browser = await launchChromium();
});
Deno.test.afterAll(async () => {
  await browser?.close();
  await program?.stop();
  await server?.stop();
});

/** Together they show every colour. */
const PAGES =
  /^(?:mobile\/(?:missing|limited|resumable)|code\/sent|home\/verified|accessibility\/saved)$/;

for (const page of DISPLAY_CHOICES.page) {
  browserTest(`display: axe finds nothing on ${page} pages with any text colour`, async () => {
    await using profile = await visit(browser, { viewport: { width: 320, height: 640 } });
    await profile.context.addInitScript({ path: axePath });
    const findings: string[] = [];
    for (const text of [undefined, ...DISPLAY_CHOICES.text]) {
      const display = writeDisplay({ page, text });
      for (const entry of server.entries.filter(({ name }) => PAGES.test(name))) {
        await profile.page.goto(`${server.address(entry, "fa")}?display=${display}`);
        // The colour of the text changes no element.
        const examine = text === undefined ? axeViolations : axeViolationsOfStyle;
        const found = [...await examine(profile.page), ...profile.complaints.splice(0)];
        findings.push(...found.map((line) => `${entry.name} ${display}: ${line}`));
      }
    }
    assert.deepEqual(findings, []);
  });
}

browserTest("display: everything at its largest fits 320 px and keeps its targets", async () => {
  await using profile = await visit(browser, { viewport: { width: 320, height: 640 } });
  const display = writeDisplay(Object.fromEntries(
    DISPLAY_SETTINGS.map((setting) => [setting, DISPLAY_CHOICES[setting].at(-1)]),
  ));
  const findings: string[] = [];
  for (const language of server.languages) {
    for (const entry of server.entries.filter(({ name }) => PAGES.test(name))) {
      await profile.page.goto(`${server.address(entry, language)}?display=${display}`);
      const found = [
        ...await sidewaysScroll(profile.page),
        ...await smallTargets(profile.page),
        ...profile.complaints.splice(0),
      ];
      findings.push(...found.map((line) => `${language} ${entry.name}: ${line}`));
    }
  }
  assert.deepEqual(findings, []);
});

browserTest("display: the font is loaded only if chosen, in one weight", async () => {
  await using profile = await visit(browser);
  const { page } = profile;
  const fonts: string[] = [];
  page.on("request", (request) => {
    if (request.resourceType() === "font") fonts.push(request.url());
  });
  await page.goto(`${program.origin}/login`);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  assert.deepEqual(fonts, []);
  await page.getByRole("link", { name: "دسترس‌پذیری" }).click();
  await page.getByLabel("قلم").selectOption("vazirmatn");
  await page.getByRole("button", { name: "ثبت تنظیمات" }).click();
  await page.locator("#status p").waitFor();
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  assert.ok(fonts.length >= 1 && fonts.length <= 2, fonts.join());
  assert.deepEqual(profile.complaints, []);
});

for (const javaScriptEnabled of [true, false]) {
  browserTest(
    `display: chosen with the keyboard, kept, and reset; JavaScript ${javaScriptEnabled}`,
    async () => {
      await using profile = await visit(browser, { javaScriptEnabled });
      const { page } = profile;
      await page.goto(`${program.origin}/login?lang=en`);
      await page.getByRole("link", { name: "Accessibility" }).press("Enter");
      await page.getByLabel("Page colours").selectOption("contrast");
      await page.getByLabel("Text size").selectOption("200");
      await page.getByRole("button", { name: "Save the settings" }).press("Enter");
      await page.getByText("The settings are saved").waitFor();
      await page.getByRole("link", { name: "Back to sign-in" }).click();
      const look = () =>
        page.locator("body").evaluate((body) => {
          const { color, backgroundColor } = getComputedStyle(body);
          return [color, backgroundColor, getComputedStyle(document.documentElement).fontSize];
        });
      assert.deepEqual(await look(), ["rgb(255, 255, 0)", "rgb(0, 0, 0)", "32px"]);
      await page.goto(`${program.origin}/accessibility`);
      await page.getByRole("button", { name: "Reset" }).click();
      await page.getByText("Settings reset.").waitFor();
      assert.equal((await look())[2], "16px");
      assert.deepEqual(profile.complaints, []);
    },
  );
}
