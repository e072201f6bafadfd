/** What is asked of every page on the way. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import {
  axePath,
  axeViolations,
  brokenLines,
  cutText,
  danglingMarks,
  sidewaysScroll,
  smallTargets,
} from "../../browser/support/examine.ts";
import { type Visit, visit } from "../../browser/support/stage.ts";

/** Playwright hides the caret by a style of its own while it takes a screenshot. */
const OF_SCREENSHOTS = /Applying inline style violates/;

/** A page that was seen, by its title. */
export interface Seen {
  heading: string;
  title: string;
  path: string;
  /** Lines; empty if all is well. */
  findings: string[];
  /** `false`: the page is an answer to a form, which a second browser cannot open. */
  axe: boolean;
}

/**
 * Axe needs scripts in the page. Where they are off, it sees the same address in a browser of the
 * same session with scripts, and not what is an answer to a form.
 */
export async function examine(
  seen: Visit,
  twin: Visit | undefined,
): Promise<Omit<Seen, "heading">> {
  const { page } = seen;
  const findings = [
    ...await sidewaysScroll(page),
    ...await smallTargets(page),
    ...await brokenLines(page),
    ...await danglingMarks(page),
    ...await cutText(page),
    ...seen.complaints.splice(0).filter((line) => !OF_SCREENSHOTS.test(line)),
  ];
  const title = await page.title();
  const same = twin ? await openTwin(seen, twin) : page;
  if (same) findings.push(...await axeViolations(same));
  return { title, path: placeOf(page), findings, axe: Boolean(same) };
}

/** Its path, without identifiers. */
export const placeOf = (page: Page): string =>
  new URL(page.url()).pathname.replace(/[0-9a-f-]{36}|\d{13}/g, ":id");

async function openTwin({ context, page }: Visit, twin: Visit): Promise<Page | undefined> {
  await twin.context.clearCookies();
  await twin.context.addCookies(await context.cookies());
  await twin.page.goto(page.url());
  twin.complaints.splice(0);
  const isSame = await twin.page.title() === await page.title();
  return isSame ? twin.page : undefined;
}

/** A browser with what `examine` needs. */
export async function openTwinOf(
  { browser, width, stack }: {
    browser: Parameters<typeof visit>[0];
    width: number;
    stack: AsyncDisposableStack;
  },
): Promise<Visit> {
  const twin = stack.use(await visit(browser, { viewport: { width, height: 800 } }));
  await twin.context.addInitScript({ path: axePath });
  return twin;
}

/**
 * The document's title begins with the heading, whose numbers stand in groups; of a step it names
 * the request too.
 */
export function assertTitled(title: string, heading: string, number?: string): void {
  const [whole, begin] = [title, heading].map((text) => text.replace(/\s/g, ""));
  assert.ok(whole.startsWith(begin), `the title is "${title}", the heading "${heading}"`);
  if (number) assert.ok(title.includes(number), `the title "${title}" does not name ${number}`);
}
