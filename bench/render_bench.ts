/** The time to render a page and to draw a security code. Goal: 100 µs a page. */
import { GUIDE_IMPRINTS } from "../domain/window/imprint.ts";
import { createPngPainter } from "../adapters/captcha/png_painter.ts";
import { systemRandom } from "../adapters/runtime/system.ts";
import { DIAL_CODE } from "../domain/code/dial_code.ts";
import { loadTexts } from "../views/load_texts.ts";
import { createPageCatalogue } from "../views/catalogue/mod.ts";
import { createViews } from "../views/mod.ts";

const catalogue = createPageCatalogue(
  createViews({
    languages: await loadTexts(GUIDE_IMPRINTS),
    dialCode: DIAL_CODE,
    imprints: GUIDE_IMPRINTS,
  }),
);
for (const name of ["mobile/empty", "identity/empty", "home/verified"]) {
  const entry = catalogue.find((page) => page.name === name);
  if (!entry) throw new Error(`Cannot bench ${name}: not in the catalogue`);
  Deno.bench(`render ${name}`, { group: "render" }, () => void entry.render());
}

const painter = createPngPainter();
for (const script of ["persian", "latin"] as const) {
  Deno.bench(`draw a security code, ${script}`, { group: "captcha" }, () => {
    painter.paint("394817", { script, random: systemRandom });
  });
}
