/**
 * Draws `static/icons/mark_<pixels>.png` from the mark: 180 for Apple's home screens, 192 and 512 for the manifest.
 *
 *   deno task icons
 */
import { markFile } from "../../views/mod.ts";
import { launchChromium } from "../../tests/browser/support/stage.ts";

const SIZES = [180, 192, 512];

const browser = await launchChromium();
for (const size of SIZES) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  // Apple fills transparent areas with black.
  await page.setContent(
    `<style>body{margin:0;background:#f4eee1}svg{display:block;width:100vw;height:100vh;padding:8vw;box-sizing:border-box}</style>${markFile}`,
  );
  await page.screenshot({ path: `static/icons/mark_${size}.png` });
  await page.close();
}
await browser.close();
