/** Opens every page of the catalogue in a browser. */
import assert from "node:assert/strict";
import type { Browser, BrowserContext, Page } from "playwright-core";
import type { CatalogueEntry } from "../../../views/catalogue/mod.ts";
import type { CatalogueServer } from "./catalogue_server.ts";
import { visit } from "./stage.ts";

export type Appearance = NonNullable<Parameters<Browser["newContext"]>[0]>;

export interface Examination {
  language: string;
  appearance: Appearance;
  /** Which pages; all by default. */
  only?(entry: CatalogueEntry): boolean;
  /** Called before the first page. */
  prepare?(context: BrowserContext): Promise<unknown>;
  /** Findings on one page, one per line. */
  examine(page: Page, entry: CatalogueEntry): Promise<string[]>;
}

/** Opens the pages in one language and fails with all findings together. */
export async function examineAll(
  browser: Browser,
  server: CatalogueServer,
  { language, appearance, only = () => true, prepare, examine }: Examination,
): Promise<void> {
  await using profile = await visit(browser, appearance);
  const { page, context, complaints } = profile;
  await prepare?.(context);
  const findings: string[] = [];
  for (const entry of server.entries.filter(only)) {
    await page.goto(server.address(entry, language));
    const found = [...await examine(page, entry), ...complaints.splice(0)];
    findings.push(...found.map((line) => `${entry.name}: ${line}`));
  }
  assert.deepEqual(findings, []);
}
