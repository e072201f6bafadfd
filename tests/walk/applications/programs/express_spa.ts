/** The single-page application of docs/stacks/express_spa.md, as it stands there. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { startProcess } from "../../../../bench/gateway/processes.ts";
import { documented } from "../../../front/support/documented.ts";
import type { Application, Place } from "../application.ts";
import { fetchIn } from "../in_page.ts";
import { NODE, NPM, packages } from "../npm.ts";

const PAGE = "express_spa.md";
const { service } = await documented(PAGE, 9000);

async function start({ folder, port, origin, stack }: Place): Promise<void> {
  const issuer = origin.replace(`${service.id}.`, "");
  await (await documented(PAGE, port)).write(folder, issuer);
  const modules = await packages("express@5.3.0", "jose@6.2.17", "socket.io@4.8.4");
  await Deno.symlink(`${modules}/node_modules`, `${folder}/node_modules`);
  // The certificate of the walk's front is made for it.
  const environment = { NODE_TLS_REJECT_UNAUTHORIZED: "0" };
  stack.use(await startProcess(NODE, { args: ["server.mjs"], cwd: folder, environment, port }));
}

async function add(page: Page, title: string): Promise<void> {
  await page.fill("main [name=title]", title);
  await page.click("main button");
  await page.locator("main li").getByText(title).waitFor();
}

export const expressSpa: Application = {
  name: "Express 5, a single-page application with socket.io and a service worker",
  id: service.id,
  needs: [NODE, NPM],
  service: { public: ["/manifest.json"] },
  start,
  path: "/#/cases",
  async signedIn({ page, person, origin }) {
    await page.locator("#who").getByText(`${person.firstName} ${person.lastName}`).waitFor();
    await page.locator("main form").waitFor();
    assert.equal(page.url(), `${origin}/#/cases`, "the fragment has come along");
  },
  steps: {
    form: ({ page }) => add(page, "پروندهٔ نخست"),
    async WebSocket({ page, origin }) {
      const second = await page.context().newPage();
      await second.goto(`${origin}/#/cases`);
      await second.locator("main form").waitFor();
      await add(second, "از برگهٔ دوم");
      await page.locator("main li").getByText("از برگهٔ دوم").waitFor();
      await second.close();
    },
  },
  others: {
    async "the manifest, which browsers fetch without cookies"({ page, origin }) {
      const { status } = await fetchIn(page, `${origin}/manifest.json`, { credentials: "omit" });
      assert.equal(status, 200);
    },
    async "how long the session lasts still"({ page, origin }) {
      const { text } = await fetchIn(page, `${origin}/_panjereh/session`);
      const { signed_in, idle_seconds } = JSON.parse(text);
      assert.ok(signed_in && idle_seconds > 1000, text);
    },
    async "a call after the session's end leads through the window and back to the hash route"(
      use,
    ) {
      const { page, origin } = use;
      await page.context().clearCookies({ name: /panjereh_service$/ });
      await page.fill("main [name=title]", "پس از پایان");
      const back = page.waitForEvent("load");
      await page.click("main button");
      await back;
      assert.equal(page.url(), `${origin}/#/cases`);
      await add(page, "دوباره");
    },
  },
};
