import assert from "node:assert/strict";
import type { Reply } from "../../support/http_client.ts";
import { arriveAt, programTest } from "../journey.ts";

programTest(
  "hostile name: a registry's tag is escaped on every page and at the agency",
  async (world) => {
    const { program, origin } = world;
    for (const language of ["fa", "ar", "en"]) {
      const browser = world.browser();
      await browser.get(`${origin}/login?lang=${language}`);
      const sara = world.person("hostile-name");
      const pages: Reply[] = [await arriveAt(program, browser, sara, "confirm")];
      pages.push(await browser.submit(pages[0], { decision: "yes" }));
      pages.push(await browser.submit(pages[1], {}));
      pages.push(await browser.get(`${world.at("insurance")}/`, { accept: "text/html" }));
      pages.push(await browser.get(`${world.at("vehicle")}/`, { accept: "text/html" }));
      for (const page of pages) {
        assert.equal(page.status, 200, page.url.href);
        assert.ok(!/<img\b[^>]*onerror/i.test(page.text), page.url.href);
        assert.ok(!/<img src=x/i.test(page.text), page.url.href);
      }
      for (const page of [pages[0], pages[2], pages[3]]) {
        assert.ok(page.text.includes("&lt;img src=x"), `${page.url.href} shows the name`);
      }
      world.clock.time += 61_000;
    }
  },
);

programTest("hostile name: is percent-encoded in plain headers", async (world) => {
  const { program } = world;
  const browser = world.browser();
  const sara = world.person("hostile-name");
  const page = await arriveAt(program, browser, sara, "postal_code");
  await browser.submit(page, {});
  const echo = JSON.parse(
    (await browser.get(`${world.at("echo")}/`, { accept: "text/html" })).text,
  );
  const headers = new Map<string, string>(echo.headers);
  const name = headers.get("X-Identity-Family-Name")!;
  assert.match(name, /^[A-Za-z0-9%._~-]+$/);
  assert.equal(decodeURIComponent(name), 'نمونه<img src=x onerror="alert(1)">');
});
