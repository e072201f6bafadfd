/** What every page that reports a fault must satisfy. */
import assert from "node:assert/strict";
import type { Response } from "playwright-core";
import { axeViolations } from "../browser/support/examine.ts";
import { eventually } from "../support/waiting.ts";
import { assertFocusInMain } from "../browser/support/stage.ts";
import type { Told } from "./step.ts";
import type { Walker } from "./walker.ts";

/** Internal words: engines, addresses, errors, unfilled placeholders. */
const INTERNAL =
  /sqlite|kavenegar|\w+Unavailable|DeliveryFailed|ECONN|[a-z]Error\b|\.tsx?:\d|\/registries\/|127\.0\.0\.1|\[object|\bundefined\b|\bNaN\b|\{\w+\}/;
const TIME = /[\d۰-۹٠-٩]{2}:[\d۰-۹٠-٩]{2}/;

export interface Look {
  typed: Record<string, string>;
  axe: boolean;
}

/** Returns the milliseconds after which to try again. */
export async function checkTold(
  walker: Walker,
  { title, status, secrets = [] }: Told,
  { response, typed, axe }: Look & { response: Response },
): Promise<number> {
  const { page } = walker;
  await page.locator("main").getByRole("heading", { name: title, exact: true }).waitFor();
  assert.equal(response.status(), status);
  assert.equal(response.headers()["cache-control"], "no-store");
  const seconds = Number(response.headers()["retry-after"]);
  assert.ok(seconds >= 1 && seconds <= 60, `Retry-After: ${response.headers()["retry-after"]}`);

  const main = await page.locator("main").innerText();
  assert.match(main, TIME, "says when");
  if (await walker.alarm().count()) {
    await eventually(async () =>
      assert.ok((await page.title()).startsWith(walker.texts.window.failedTitle.split("{")[0]))
    );
  }
  const shown = await walker.fields();
  for (const [name, value] of Object.entries(typed)) {
    if (!(name in shown)) continue;
    assert.equal(shown[name], secrets.includes(name) ? "" : value, `field ${name}`);
  }
  // A full page load is read from its top.
  if (response.request().resourceType() !== "document") await assertFocusInMain(page);
  await checkPage(walker, axe);
  return seconds * 1000;
}

/** Checks any page on the way: no internals, and a way on that works. */
export async function checkPage({ page, stage: { program } }: Walker, axe: boolean): Promise<void> {
  const internal = INTERNAL.exec(await page.locator("main").innerText());
  assert.equal(internal, null, `internal detail: ${internal}`);
  const buttons = await page.locator("main button").count();
  const links = await page.locator("main a[href]").evaluateAll((links) =>
    links.map((link) => (link as unknown as { href: string }).href)
  );
  const own = links.filter((link) => link.startsWith(`${program.origin}/`) && !link.includes("#"));
  assert.ok(buttons + own.length > 0, "no way on");
  for (const link of own) {
    const answer = await page.context().request.get(link, { maxRedirects: 5 });
    assert.ok(answer.status() < 400, `${link}: ${answer.status()}`);
  }
  if (axe) assert.deepEqual(await axeViolations(page), []);
}
