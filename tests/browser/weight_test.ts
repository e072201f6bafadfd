/// <reference lib="dom" />
/** The byte budgets of docs/accessibility_and_weight.md, measured in the browser with a cold cache. */
import assert from "node:assert/strict";
import { SECOND } from "../../domain/platform/platform.ts";
import { Citizen, type Language, LANGUAGES, persona, WALKERS } from "./support/citizen.ts";
import { attachMeter, type Meter } from "./support/meter.ts";
import { eventually, within } from "../support/waiting.ts";
import { browserTest, setStage, visit } from "./support/stage.ts";

const stage = setStage();

const KB = 1024;
/** With headers and three cookies. */
const FIRST_VISIT = 5 * KB;
const JOURNEY = 13 * KB;
const JOURNEY_WITH_HTMX = 23.5 * KB;
const FRAGMENT = 1.5 * KB;
/** Milliseconds at 50 kbit/s with a latency of 400 ms. */
const USABLE_FORM = 4 * SECOND;
const SLOW_LINE = {
  offline: false,
  latency: 400,
  downloadThroughput: 50_000 / 8,
  uploadThroughput: 50_000 / 8,
};

/** Figures are results too: they are printed beside the test's name, not logged. */
const report = (line: string) => Deno.stderr.write(new TextEncoder().encode(`    ${line}\n`));

async function walk(
  { language, javaScriptEnabled }: { language: Language; javaScriptEnabled: boolean },
): Promise<Meter> {
  await using profile = await visit(stage.browser, { javaScriptEnabled });
  const { page } = profile;
  const meter = await attachMeter(page);
  const person = new Citizen(
    page,
    stage.program.sandbox,
    persona(stage.program.sandbox, WALKERS[language]),
    language,
  );
  await page.goto(`${stage.program.origin}/login?lang=${language}`);
  await person.passMobile();
  await person.passCode();
  await person.passIdentity();
  await person.passConfirmation();
  const expected = javaScriptEnabled ? 4 : 5;
  const kind = javaScriptEnabled ? "Fetch" : "Document";
  await eventually(() =>
    assert.equal(meter.loads.filter((load) => load.kind === kind).length, expected)
  );
  return meter;
}

for (const language of LANGUAGES) {
  browserTest(`weight: first visit and five pages without JavaScript, ${language}`, async () => {
    const meter = await walk({ language, javaScriptEnabled: false });
    const pages = meter.loads.filter(({ kind }) => kind === "Document");
    const whole = meter.bytes("Document", "Script", "Other");
    const picture = meter.bytes("Image");
    await report(`first visit ${pages[0].body} bytes (${pages[0].total} with headers)`);
    await report(`pages ${pages.map(({ body }) => body).join(" + ")} = ${whole} bytes`);
    await report(`with headers ${pages.reduce((sum, { total }) => sum + total, 0)} bytes`);
    await report(`pictures ${picture} bytes`);
    assert.ok(pages[0].total <= FIRST_VISIT, `${pages[0].total} bytes`);
    assert.ok(whole <= JOURNEY, `${whole} bytes`);
  });

  browserTest(`weight: five pages with cold HTMX, and each fragment, ${language}`, async () => {
    const meter = await walk({ language, javaScriptEnabled: true });
    const whole = meter.bytes("Document", "Script", "Fetch", "Other");
    const fragments = meter.loads.filter(({ kind }) => kind === "Fetch").map(({ body }) => body);
    await report(`document ${meter.bytes("Document")}, script ${meter.bytes("Script")} bytes`);
    await report(`fragments ${fragments.join(" + ")} bytes; in all ${whole} bytes`);
    assert.equal(meter.loads.filter(({ kind }) => kind === "Script").length, 1);
    assert.ok(whole <= JOURNEY_WITH_HTMX, `${whole} bytes`);
    for (const bytes of fragments) assert.ok(bytes <= FRAGMENT, `${bytes} bytes`);
  });

  browserTest(`weight: the form is usable on a slow line, ${language}`, async () => {
    await using profile = await visit(stage.browser);
    const { page } = profile;
    const { session } = await attachMeter(page);
    await session.send("Network.emulateNetworkConditions", SLOW_LINE);
    const began = Date.now();
    await page.goto(`${stage.program.origin}/login?lang=${language}`, { waitUntil: "commit" });
    await page.locator("main button.main").waitFor();
    const usable = Date.now() - began;
    // The person reads the picture first, so it must not wait for the script.
    const picture = page.locator("img.picture");
    const decoded = picture.evaluate((image: HTMLImageElement) => image.decode());
    await within(decoded, "the picture");
    await report(`form after ${usable} ms, picture after ${Date.now() - began} ms`);
    assert.ok(usable <= USABLE_FORM, `${usable} ms`);
  });
}

browserTest("weight: the script is omitted for Save-Data", async () => {
  await using profile = await visit(stage.browser, { extraHTTPHeaders: { "save-data": "on" } });
  const { page } = profile;
  const meter = await attachMeter(page);
  await page.goto(`${stage.program.origin}/login`);
  // Everything that the document refers to has been loaded by now.
  assert.equal(await page.locator("script").count(), 0);
  assert.equal(meter.bytes("Script"), 0);
});
