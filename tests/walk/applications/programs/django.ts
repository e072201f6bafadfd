/** Django's admin and a form of one's own, with RemoteUserMiddleware and the CSRF checks on. */
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { startProcess } from "../../../../bench/gateway/processes.ts";
import { outputOf } from "../../../support/command.ts";
import type { Application } from "../application.ts";
import { twoMegabytes } from "../uploads.ts";

export const PYTHON = "/usr/bin/python3";
const PROJECT = fileURLToPath(import.meta.resolve("./django_project.py"));

export const django: Application = {
  name: "Django 3.2: the admin, and forms with CSRF checks",
  id: "records",
  needs: [PYTHON, "/usr/lib/python3/dist-packages/django"],
  itself: "`RemoteUserMiddleware` with `header = 'HTTP_X_IDENTITY_SUBJECT'`; `ALLOWED_HOSTS`",
  async start({ folder, port, stack }) {
    const environment = { FOLDER: folder, PYTHONDONTWRITEBYTECODE: "1" };
    const migrated = await outputOf(PYTHON, [PROJECT, "migrate"], { env: environment });
    assert.ok(migrated.success, migrated.stderr);
    const args = [PROJECT, "runserver", "--noreload", "--insecure", `127.0.0.1:${port}`];
    stack.use(await startProcess(PYTHON, { args, environment, port }));
  },
  path: "/admin/",
  async signedIn({ page, person }) {
    // The admin greets by the given name.
    await page.locator("#user-tools strong").getByText(person.firstName).waitFor();
  },
  steps: {
    async form({ page, origin }) {
      await page.goto(`${origin}/admin/auth/group/add/`);
      await page.fill("[name=name]", "کارشناسان");
      await page.click("[name=_save]");
      await page.waitForURL(`${origin}/admin/auth/group/`);
      await page.locator("#result_list").getByText("کارشناسان").waitFor();
    },
    async upload({ page, origin, person }) {
      await page.goto(`${origin}/upload`);
      await page.setInputFiles("[name=file]", twoMegabytes("record.pdf"));
      await page.click("button");
      const { length } = twoMegabytes("").buffer;
      await page.getByText(`received ${length} of ${person.firstName} ${person.lastName}`)
        .waitFor();
    },
    async redirect({ page, origin }) {
      await page.goto(`${origin}/absolute`);
      assert.equal(page.url(), `${origin}/upload`);
    },
  },
};
