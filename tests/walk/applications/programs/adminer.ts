/** A tool for databases, all of whose pages are forms of PHP; here on SQLite. */
import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import type { Application, Place, Use } from "../application.ts";
import { HOST_WITH_PORT, NGINX, PHP_FPM, servePhp } from "../servers.ts";

const CODE = "/usr/share/adminer";

/** It has no SQLite without a password. */
const INDEX = (folder: string) =>
  `<?php
if (empty($_SERVER['HTTP_X_IDENTITY_SUBJECT'])) { http_response_code(403); exit('who?'); }
function adminer_object() {
    include_once '${CODE}/plugins/plugin.php';
    include_once '${CODE}/plugins/login-password-less.php';
    return new AdminerPlugin([new AdminerLoginPasswordLess(password_hash('walk', PASSWORD_DEFAULT))]);
}
chdir('${folder}');
include '${CODE}/adminer.php';
`;

async function start(place: Place): Promise<void> {
  const root = `${place.folder}/tool`;
  await Deno.mkdir(root);
  await Deno.writeTextFile(`${root}/index.php`, INDEX(place.folder));
  await Deno.writeFile(`${place.folder}/cases.db`, new Uint8Array());
  await servePhp(place, root, "index index.php;");
}

const database = ({ origin, folder }: Use) =>
  `${origin}/?sqlite=&username=&db=${encodeURIComponent(`${folder}/cases.db`)}`;

const SQL = "INSERT INTO cases (title) VALUES ('پرونده');\n";

export const adminer: Application = {
  name: "Adminer 4.8 on SQLite (PHP-FPM, nginx)",
  id: "database",
  needs: [`${CODE}/adminer.php`, PHP_FPM, NGINX],
  itself: HOST_WITH_PORT,
  start,
  async signedIn({ page }) {
    await page.locator("[name='auth[driver]']").waitFor();
  },
  steps: {
    async form(use) {
      const { page } = use;
      await page.goto(`${database(use)}&sql=`);
      await page.selectOption("[name='auth[driver]']", "sqlite");
      await page.fill("[name='auth[db]']", `${use.folder}/cases.db`);
      await page.fill("[name='auth[password]']", "walk");
      await page.getByRole("button", { name: "Login", exact: true }).click();
      await page.locator("textarea[name=query]").waitFor({ state: "attached" });
      await page.evaluate((sql) => {
        const form = document.querySelector("form#form") as HTMLFormElement;
        (form.elements.namedItem("query") as HTMLTextAreaElement).value = sql;
        form.requestSubmit();
      }, "CREATE TABLE cases (id INTEGER PRIMARY KEY, title TEXT)");
      await page.locator(".message").first().waitFor();
    },
    async upload(use) {
      const { page } = use;
      await page.goto(`${database(use)}&import=`);
      const buffer = Buffer.from(SQL + `-- ${"x".repeat(2_000_000)}\n`);
      await page.setInputFiles("input[type=file]", {
        name: "a.sql",
        mimeType: "text/x-sql",
        buffer,
      });
      await page.locator("input[type=submit][value='Execute'], #form input[type=submit]").first()
        .click();
      await page.locator(".message").first().waitFor();
      await page.goto(`${database(use)}&select=cases`);
      await page.getByText("پرونده").first().waitFor();
    },
    async redirect(use) {
      const { page, origin } = use;
      await page.goto(`${database(use)}&edit=cases`);
      await page.fill("[name='fields[title]']", "دوم");
      const redirected = page.waitForResponse((response) => response.status() === 302);
      await page.click("input[type=submit]");
      await redirected;
      await page.locator("td").getByText("دوم").waitFor();
      assert.equal(new URL(page.url()).origin, origin);
    },
  },
};
