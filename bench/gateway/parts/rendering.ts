/** How long the catalogue's pages take to render. */
import { GUIDE_IMPRINTS } from "../../../domain/window/imprint.ts";
import { DIAL_CODE } from "../../../domain/code/dial_code.ts";
import { createPageCatalogue } from "../../../views/catalogue/mod.ts";
import { loadTexts } from "../../../views/load_texts.ts";
import { createViews } from "../../../views/mod.ts";
import type { Row } from "../results.ts";
import { median } from "../wrk.ts";

const WARM = 200;
const ROUNDS = 5;
const RENDERS = 100;

export async function* measureRendering(): AsyncGenerator<Row> {
  const catalogue = createPageCatalogue(
    createViews({
      languages: await loadTexts(GUIDE_IMPRINTS),
      dialCode: DIAL_CODE,
      imprints: GUIDE_IMPRINTS,
    }),
  );
  for (let round = 0; round < WARM; round++) for (const { render } of catalogue) render();
  const pages = catalogue.map(({ name, render }) => {
    const times = Array.from({ length: ROUNDS }, () => {
      const began = performance.now();
      for (let count = 0; count < RENDERS; count++) render();
      return 1000 * (performance.now() - began) / RENDERS;
    });
    return { name, time: median(times) };
  });
  const slowest = pages.reduce((a, b) => a.time > b.time ? a : b);
  yield {
    name: `slowest: ${slowest.name}`,
    figures: {
      pages: pages.length,
      p50: median(pages.map(({ time }) => time)),
      max: slowest.time,
    },
  };
}
