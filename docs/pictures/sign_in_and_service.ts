/**
 * Draws `docs/pictures/sign_in_and_service.png` of the README, from the running program: the first
 * page of the window, and a service that greets the person. Port 8000 must be free.
 *
 *   deno run -A docs/pictures/sign_in_and_service.ts
 */
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { Citizen, persona } from "../../tests/browser/support/citizen.ts";
import { launchChromium } from "../../tests/browser/support/stage.ts";
import { startTestProgram } from "../../tests/support/program.ts";

const PICTURE = fileURLToPath(new URL("./sign_in_and_service.png", import.meta.url));
const WHOLE = { width: 1400, height: 475 };
const GAP = 12;
/** Of one page, shown smaller in its half. */
const VIEWPORT = { width: 1100, height: 753 };

/** The font of people who have it; machines that draw may lack it. */
async function fontCss(): Promise<string> {
  const faces = await Promise.all(
    ["arabic", "latin"].flatMap((script) =>
      [400, 700].map(async (weight) => {
        const file = `@fontsource/vazirmatn/files/vazirmatn-${script}-${weight}-normal.woff2`;
        const bytes = await Deno.readFile(new URL(import.meta.resolve(file)));
        return `@font-face { font-family: Drawn${script}; font-weight: ${weight};
          src: url(data:font/woff2;base64,${bytes.toBase64()}) format("woff2"); }`;
      })
    ),
  );
  return `${faces.join("")} * { font-family: Drawnlatin, Drawnarabic, sans-serif !important; }`;
}

async function shoot(page: Page, css: string): Promise<string> {
  await page.addStyleTag({ content: css });
  await page.evaluate("document.fonts.ready");
  return (await page.screenshot()).toBase64();
}

const css = await fontCss();
const program = await startTestProgram({ port: 8000 });
const browser = await launchChromium();
const context = await browser.newContext({ viewport: VIEWPORT, bypassCSP: true });
const page = await context.newPage();
const maryam = new Citizen(page, program.sandbox, persona(program.sandbox, "verified-citizen"));

await page.goto("http://insurance.localhost:8000/");
await maryam.arriveAt("mobile");
const window = await shoot(page, css);
await maryam.passMobile();
await maryam.passCode();
await maryam.passIdentity();
await maryam.passConfirmation();
await maryam.submit();
await page.waitForURL("http://insurance.localhost:8000/**");
const service = await shoot(page, css);

const both = await browser.newPage({ viewport: WHOLE });
const width = (WHOLE.width - GAP) / 2;
await both.setContent(
  `<body style="margin:0;display:flex;gap:${GAP}px">` +
    [window, service].map((png) => `<img width="${width}" src="data:image/png;base64,${png}">`)
      .join(""),
);
await both.screenshot({ path: PICTURE });
await browser.close();
await program.stop();
