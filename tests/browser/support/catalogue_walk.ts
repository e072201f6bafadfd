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
  /** Which pages need that, since it may take longer than the page itself; all by default. */
  isPrepared?(entry: CatalogueEntry): boolean;
  /** Findings on one page, one per line. */
  examine(page: Page, entry: CatalogueEntry): Promise<string[]>;
}

/** Opens the pages in one language and fails with all findings together. */
export async function examineAll(
  browser: Browser,
  server: CatalogueServer,
  { language, appearance, only = () => true, prepare, isPrepared = () => true, examine }:
    Examination,
): Promise<void> {
  await using prepared = await visit(browser, appearance);
  await using plain = await visit(browser, appearance);
  await prepare?.(prepared.context);
  const findings: string[] = [];
  for (const entry of server.entries.filter(only)) {
    const { page, complaints } = isPrepared(entry) ? prepared : plain;
    await page.goto(server.address(entry, language));
    const found = [...await examine(page, entry), ...complaints.splice(0)];
    findings.push(...found.map((line) => `${entry.name}: ${line}`));
  }
  assert.deepEqual(findings, []);
}
