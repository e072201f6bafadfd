/** The quickest of `deno task walk:applications`, in Chromium and through the gateway. */
import assert from "node:assert/strict";
import { unlessInstalled } from "../browser/support/installed.ts";
import type { Application } from "../walk/applications/application.ts";
import { django } from "../walk/applications/programs/django.ts";
import { dokuwiki } from "../walk/applications/programs/dokuwiki.ts";
import { radicale } from "../walk/applications/programs/radicale.ts";
import { staticFiles } from "../walk/applications/programs/static_files.ts";
import { walkApplication } from "../walk/applications/walk_application.ts";
import { GATEWAY } from "../walk/applications/way.ts";

const QUICKEST: Application[] = [staticFiles, django, radicale, dokuwiki];

for (const application of QUICKEST) {
  const { ignore, note } = unlessInstalled(...application.needs);
  // Playwright's connection to the browser is closed, but not all of its timers.
  const unwatched = { sanitizeOps: false, sanitizeResources: false };
  Deno.test({
    name: `applications: ${application.name}${note}`,
    ignore,
    ...unwatched,
    async fn() {
      const { cells } = await walkApplication(application, GATEWAY);
      assert.deepEqual(cells.filter(({ outcome }) => outcome === "failed"), []);
      assert.ok(cells.length > 5, "every step was reached");
    },
  });
}
