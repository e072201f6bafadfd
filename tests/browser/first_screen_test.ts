/// <reference lib="dom" />
/** What is in view on a small phone when a page opens, and the header in its sizes. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { writeDisplay } from "../../domain/accessibility/display.ts";
import { type CatalogueServer, startCatalogueServer } from "./support/catalogue_server.ts";
import { LANGUAGES, TEXTS } from "./support/citizen.ts";
import { browserTest, setStage, SMALL_PHONE, visit } from "./support/stage.ts";

const stage = setStage();
let server: CatalogueServer;

Deno.test.beforeAll(async () => {
  server = await startCatalogueServer();
});
Deno.test.afterAll(() => server?.stop());

const FIRST_PAGE = "mobile/empty";

interface Opened {
  language: string;
  size: { width: number; height: number };
  javaScriptEnabled?: boolean;
  query?: string;
  run(page: Page): Promise<void>;
}

async function open({ language, size, javaScriptEnabled = false, query = "", run }: Opened) {
  await using profile = await visit(stage.browser, { viewport: size, javaScriptEnabled });
  const entry = server.entries.find(({ name }) => name === FIRST_PAGE)!;
  await profile.page.goto(server.address(entry, language) + query);
  await run(profile.page);
}

const bottom = async (page: Page, selector: string) => {
  const box = await page.locator(selector).first().boundingBox();
  return box!.y + box!.height;
};

for (const language of LANGUAGES) {
  browserTest(`first screen: heading, label and field of a small phone, ${language}`, async () => {
    await open({
      language,
      size: SMALL_PHONE,
      async run(page) {
        // The fixture has the sandbox's bar and a service to go to: the least room there is.
        assert.equal(await page.locator(".sandbox, .for").count(), 2);
        for (const shown of ["h1", "label[for=mobile]", "#mobile"]) {
          assert.ok(await bottom(page, shown) <= SMALL_PHONE.height, shown);
        }
      },
    });
  });

  browserTest(
    `header: one row on a small phone, the menu behind a button, ${language}`,
    async () => {
      const { menu, language: { name } } = TEXTS[language];
      await open({
        language,
        size: SMALL_PHONE,
        async run(page) {
          const row = page.locator("header > :is(.brand, .access, details)");
          const boxes = await Promise.all((await row.all()).map((part) => part.boundingBox()));
          const middles = boxes.map((box) => Math.round(box!.y + box!.height / 2));
          assert.equal(boxes.length, 3);
          assert.ok(Math.max(...middles) - Math.min(...middles) <= 1, middles.join());
          const faq = page.getByRole("link", { name: menu.faq });
          assert.equal(await faq.isVisible(), false);
          await page.getByText(menu.open, { exact: true }).click();
          assert.equal(await faq.isVisible(), true);
          const other = LANGUAGES.find((tag) => TEXTS[tag].language.name !== name)!;
          const languages = page.locator('details a[href="#languages"]');
          assert.ok((await languages.innerText()).includes(TEXTS[other].language.name));
          const links = await page.locator("header nav").first().getByRole("link").allInnerTexts();
          assert.equal(links[0], menu.accessibility, "the first of the menu");
        },
      });
    },
  );
}

browserTest("header: a wide screen shows the menu without a button", async () => {
  await open({
    language: "fa",
    size: { width: 1280, height: 800 },
    async run(page) {
      assert.equal(await page.locator("header summary").isVisible(), false);
      assert.ok(await page.getByRole("link", { name: TEXTS.fa.menu.faq }).isVisible());
      assert.ok(await bottom(page, "#mobile") <= 800);
    },
  });
});

browserTest(
  "header: the links to the accessibility panel have the text's size or more",
  async () => {
    for (const width of [320, 360, 1280]) {
      await open({
        language: "fa",
        size: { width, height: 640 },
        async run(page) {
          const summary = page.locator("header summary");
          if (await summary.isVisible()) await summary.click();
          const links = page.locator('header a[href^="/accessibility"]');
          const shown = [];
          for (const link of await links.all()) if (await link.isVisible()) shown.push(link);
          assert.ok(shown.length >= 1);
          for (const link of shown) {
            const size = await link.evaluate((element) =>
              parseFloat(getComputedStyle(element).fontSize)
            );
            assert.ok(size >= 16, `${size} px at ${width} px`);
            assert.ok((await link.boundingBox())!.height >= 40);
          }
        },
      });
    }
  },
);

browserTest("first screen: the largest settings leave the header a row and a half", async () => {
  const largest = writeDisplay({ size: "200", lines: "looser", words: "wider" });
  await open({
    language: "fa",
    size: SMALL_PHONE,
    query: `?display=${largest}`,
    async run(page) {
      const body = await page.locator("body").evaluate((element) =>
        parseFloat(getComputedStyle(element).fontSize)
      );
      assert.equal(body, 34);
      assert.ok(await bottom(page, "header") <= SMALL_PHONE.height, "the page begins in view");
      assert.ok(await bottom(page, "#mobile") <= 2200);
    },
  });
});

/** Where the main button may end without JavaScript, with picture and player shown. */
const SHOWN_BUTTON = { fa: 800, ar: 940, en: 920 } as const;

for (const language of LANGUAGES) {
  browserTest(`first screen: the field at 320 pixels, ${language}`, async () => {
    await open({
      language,
      size: { width: 320, height: 640 },
      async run(page) {
        const end = await bottom(page, "#mobile");
        assert.ok(end <= 640, `${end}`);
      },
    });
  });

  for (const javaScriptEnabled of [true, false]) {
    const limit = javaScriptEnabled ? 720 : SHOWN_BUTTON[language];
    const scripts = javaScriptEnabled ? "after the proof of work" : "without scripts";
    browserTest(`first screen: the main button ${scripts}, ${language}`, async () => {
      await using profile = await visit(stage.browser, {
        viewport: SMALL_PHONE,
        javaScriptEnabled,
      });
      const { page } = profile;
      await page.goto(`${stage.program.origin}/login?lang=${language}`);
      if (javaScriptEnabled) await page.locator("main details:not([open])").waitFor();
      const end = await bottom(page, "main button.main");
      assert.ok(end <= limit, `${end}`);
      const summary = page.locator("form summary");
      if (javaScriptEnabled) assert.ok((await summary.boundingBox())!.height >= 44);
    });
  }

  browserTest(`first screen: the label on a phone held sideways, ${language}`, async () => {
    await open({
      language,
      size: { width: 640, height: 360 },
      run: async (page) => assert.ok(await bottom(page, "label[for=mobile]") <= 360),
    });
  });
}

browserTest("style of lists: the script brings it to a document that had none", async () => {
  await using profile = await visit(stage.browser);
  const { page } = profile;
  await page.goto(`${stage.program.origin}/login?lang=fa`);
  // As htmx swaps the fragment of a page with lists.
  const entry = server.entries.find(({ name }) => name === "home/verified")!;
  const fragment = entry.render({ language: "fa", fragment: true });
  await page.route(
    /\/login/,
    (route) =>
      route.request().method() === "POST"
        ? route.fulfill({ contentType: "text/html; charset=utf-8", body: fragment })
        : route.fallback(),
  );
  await page.locator("main details:not([open])").waitFor();
  await page.locator("main button.main").click();
  await page.locator("ul.services").waitFor();
  const shown = page.locator("ul.services").evaluate((list) =>
    getComputedStyle(list).listStyleType
  );
  assert.equal(await shown, "none");
});
