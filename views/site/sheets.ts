/**
 * Which style sheet a document carries in itself: a link would cost a slow line another round trip
 * before anything can be read (docs/decisions/0350). The CSP allows the one that is there by its
 * hash.
 */
import { firstSheet, hashSource, listSheet, sandboxSheet, stepSheet } from "./style.ts";

const SHEETS = {
  /** The sign-in's first form. */
  first: firstSheet,
  page: firstSheet + stepSheet,
  list: firstSheet + stepSheet + listSheet,
};

const LIST_CLASSES = new Set([...listSheet.matchAll(/\.([a-z]+)/g)].map(([, name]) => name));

/** Whether a page has an element of the classes of lists. */
function usesLists(html: string): boolean {
  return html.matchAll(/ class="([^"]*)"/g).some(([, names]) =>
    names.split(" ").some((name) => LIST_CLASSES.has(name))
  );
}

/** The least that shows this page as it should look. */
export function sheetFor(
  main: string,
  { isFirstForm, isSandbox }: { isFirstForm: boolean; isSandbox: boolean },
): string {
  // Notices and the folded security code have their rules beyond the first sheet.
  const isFirst = isFirstForm && !/ class="note"|<summary data-proved/.test(main);
  const sheet = usesLists(main) ? SHEETS.list : isFirst ? SHEETS.first : SHEETS.page;
  return isSandbox ? sheet + sandboxSheet : sheet;
}

const SOURCES = new Map(
  await Promise.all(
    Object.values(SHEETS).flatMap((css) => [css, css + sandboxSheet])
      .map(async (css) => [css, await hashSource(css)] as const),
  ),
);

/** CSP source expression (CSP 3 §2.3.1) of the sheet that a document carries; empty if none. */
export function styleSourceOf(html: string): string {
  const tag = html.indexOf("<style>");
  if (tag < 0) return "";
  const begin = tag + "<style>".length;
  return SOURCES.get(html.slice(begin, html.indexOf("</style>", begin))) ?? "";
}
