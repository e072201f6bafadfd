/**
 * The space that pages of the catalogue need in further fonts, because no font may decide the
 * result. In the first set catalogue_test.ts measures it, on pages that it has open.
 */
import { type CatalogueServer, startCatalogueServer } from "./support/catalogue_server.ts";
import { examineAll } from "./support/catalogue_walk.ts";
import { FONT_SETS, unlessFontsInstalled } from "./support/fonts.ts";
import { examineLayout, NARROWEST } from "./support/layout.ts";
import { withNewKinds } from "./support/new_parts.ts";
import { browserTest, launchChromium } from "./support/stage.ts";

let server: CatalogueServer;

Deno.test.beforeAll(async () => {
  server = await startCatalogueServer();
});
Deno.test.afterAll(() => server?.stop());

for (const fonts of FONT_SETS.slice(1)) {
  const { ignore, note } = unlessFontsInstalled(fonts);
  // Noto's Latin letters are narrower than DejaVu's; its Arabic ones are not.
  for (const language of ["fa", "ar"]) {
    browserTest(`layout: reflow and targets in ${fonts.name}, ${language}${note}`, async () => {
      await using browser = await launchChromium({ fonts });
      await examineAll(browser, server, {
        language,
        appearance: {},
        only: await withNewKinds(server),
        examine: (page) => examineLayout(page, NARROWEST),
      });
    }, ignore);
  }
}
