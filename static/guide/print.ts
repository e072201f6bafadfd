/**
 * Prints `static/guide/guide.<language>.pdf` from the page `/guide` (guide 1.7 §3.3), tagged and
 * with an outline, and records the printed source, so that a test notices outdated files.
 *
 *   deno task guide:pdf
 *   USSD_CODE='*1*2#' deno task guide:pdf
 */
import { GUIDE_IMPRINTS } from "../../domain/window/imprint.ts";
import { fileURLToPath } from "node:url";
import { readStartConfiguration } from "../../adapters/configuration/environment.ts";
import { createViews } from "../../views/mod.ts";
import { loadTexts } from "../../views/load_texts.ts";
import { launchChromium } from "../../tests/browser/support/stage.ts";
import { digestOfGuide, GUIDE_FOLDER, guideHtml, SOURCES } from "./source.ts";

/** Embeds Vazirmatn, since the machine may lack a Persian font. */
async function fontCss(): Promise<string> {
  const faces = await Promise.all(
    ["arabic", "latin"].flatMap((script) =>
      [400, 700].map(async (weight) => {
        const file = `@fontsource/vazirmatn/files/vazirmatn-${script}-${weight}-normal.woff2`;
        const bytes = await Deno.readFile(new URL(import.meta.resolve(file)));
        const range = script === "latin" ? "U+20-FF, U+2010-2027" : "U+600-6FF, U+200C-200E";
        return `@font-face { font-family: Printed; font-weight: ${weight}; unicode-range: ${range};
          src: url(data:font/woff2;base64,${bytes.toBase64()}) format("woff2"); }`;
      })
    ),
  );
  return `${faces.join("")} body { font-family: Printed; background: none; }
    main { border: 0; outline: 0; box-shadow: none; padding: 0; } h2, h3 { break-after: avoid; }`;
}

const languages = await loadTexts(GUIDE_IMPRINTS);
const dialCode = readStartConfiguration({ USSD_CODE: Deno.env.get("USSD_CODE") ?? "" }).USSD_CODE;
const views = createViews({ languages, dialCode, imprints: GUIDE_IMPRINTS });
const css = await fontCss();
const browser = await launchChromium();
const pages: Record<string, string> = {};
for (const language of languages.keys()) {
  const html = guideHtml(views, language);
  const page = await browser.newPage({ colorScheme: "light" });
  await page.setContent(html);
  await page.addStyleTag({ content: css });
  await page.evaluate("document.fonts.ready");
  await page.pdf({
    path: fileURLToPath(new URL(`guide.${language}.pdf`, GUIDE_FOLDER)),
    format: "A4",
    margin: { top: "20mm", bottom: "20mm", left: "20mm", right: "20mm" },
    tagged: true,
    outline: true,
  });
  await page.close();
  pages[language] = await digestOfGuide(html);
}
await browser.close();
await Deno.writeTextFile(SOURCES, JSON.stringify({ dialCode, pages }, null, 2) + "\n");
