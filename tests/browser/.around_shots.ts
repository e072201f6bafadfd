import { startCatalogueServer } from "./support/catalogue_server.ts";
import { launchChromium, visit } from "./support/stage.ts";
import { axePath, axeViolations, keyboardGaps, sidewaysScroll, smallTargets } from "./support/examine.ts";
const server = await startCatalogueServer();
const browser = await launchChromium();
const only = new RegExp(Deno.args[0] ?? ".");
for (const language of ["fa", "en"]) for (const [width, colorScheme] of [[1280, "light"], [320, "light"]] as const) {
  await using profile = await visit(browser, { viewport: { width, height: 800 }, colorScheme });
  const { page, context, complaints } = profile;
  await context.addInitScript({ path: axePath });
  for (const entry of server.entries) {
    if (!only.test(entry.name)) continue;
    await page.goto(server.address(entry, language));
    const f = [...await axeViolations(page), ...await sidewaysScroll(page), ...await smallTargets(page), ...complaints.splice(0)];
    for (const line of f) console.log(language, width, entry.name, line.slice(0, 300));
    await page.screenshot({ path: `/tmp/around/shots/${entry.name.replace("/", "-")}-${language}-${width}.png`, fullPage: true });
  }
}
await browser.close(); await server.stop(); Deno.exit(0);
