/// <reference lib="dom" />
/** Shared by the tests of a file: one Chromium, one program with its sandbox, one clock. */
import assert from "node:assert/strict";
import { type Browser, type BrowserContext, chromium as engine, type Page } from "playwright-core";
import type { Clock } from "../../../domain/platform/platform.ts";
import { FONT_SETS, type FontSet, homeWithFonts, isInstalled } from "./fonts.ts";
import { chromiumPath } from "../../support/chromium.ts";
import { type StartedProgram, startTestProgram } from "../../support/program.ts";
import { eventually } from "../../support/waiting.ts";

/**
 * No network calls of its own and nothing of the machine's settings; not the package's own list,
 * which disables more protections.
 */
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-gpu",
  "--no-first-run",
  "--disable-component-update",
  "--disable-sync",
];

/** Pages are shown in `fonts`, by default the first installed set. */
export async function launchChromium(
  { fonts = FONT_SETS.find(isInstalled), args = [] }: { fonts?: FontSet; args?: string[] } = {},
): Promise<Browser> {
  return await engine.launch({
    executablePath: await chromiumPath(),
    args: [...ARGUMENTS, ...args],
    env: { ...Deno.env.toObject(), ...homeWithFonts(fonts) },
  });
}

/** A small phone's window. */
export const SMALL_PHONE = { width: 360, height: 640 };

/** The machine's clock plus an offset. */
export interface MovableClock extends Clock {
  advance(milliseconds: number): void;
}

export function movableClock(): MovableClock {
  let ahead = 0;
  return {
    now: () => Date.now() + ahead,
    advance: (milliseconds) => void (ahead += milliseconds),
  };
}

export interface Stage {
  browser: Browser;
  program: StartedProgram;
  clock: MovableClock;
}

/** Registers the hooks of a test file; the stage exists once a test runs. */
export function setStage(options: Parameters<typeof startTestProgram>[0] = {}): Stage {
  const stage = {} as Stage;
  Deno.test.beforeAll(async () => {
    stage.clock = movableClock();
    stage.program = await startTestProgram({ ...options, clock: stage.clock });
    stage.browser = await launchChromium();
  });
  Deno.test.afterAll(async () => {
    await stage.browser?.close();
    await stage.program?.stop();
  });
  return stage;
}

/** A browser and its servers outlive the running test. */
export function browserTest(name: string, fn: () => Promise<void>, ignore = false): void {
  Deno.test({ name, ignore, sanitizeOps: false, sanitizeResources: false, fn });
}

export interface Visit {
  context: BrowserContext;
  page: Page;
  /** Console messages of the pages of this visit, one per line. */
  complaints: string[];
  [Symbol.asyncDispose](): Promise<void>;
}

/** A fresh profile with one page. */
export async function visit(
  browser: Browser,
  options: Parameters<Browser["newContext"]>[0] = {},
): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  // Only what fails takes as long: a busy machine opens a page in ten seconds at times.
  context.setDefaultTimeout(30_000);
  const complaints: string[] = [];
  context.on("page", (page) => listen(page, complaints));
  const page = await context.newPage();
  return { context, page, complaints, [Symbol.asyncDispose]: () => context.close() };
}

function listen(page: Page, complaints: string[]): void {
  page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.message}`));
  page.on("console", (message) => {
    // Chromium reports every response of 400 and above; people's errors are answered with 422.
    if (/^Failed to load resource: .* status of (4|5)\d\d/.test(message.text())) return;
    if (["error", "warning"].includes(message.type())) {
      complaints.push(`${page.url()}: ${message.text()}`);
    }
  });
  page.on("request", (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (protocol.startsWith("http") && !/(^|\.)localhost$/.test(hostname)) {
      complaints.push(`asks ${request.url()}`);
    }
  });
}

/** After every swap the focus is somewhere meaningful, never on `body` (accessibility_and_weight.md). */
export async function assertFocusInMain(page: Page): Promise<void> {
  await eventually(async () => {
    const focused = await page.evaluate(() =>
      document.activeElement?.closest("main") ? "main" : document.activeElement?.tagName
    );
    assert.equal(focused, "main");
  });
}
