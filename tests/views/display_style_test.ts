import assert from "node:assert/strict";
import { DISPLAY_CHOICES, DISPLAY_SETTINGS } from "../../domain/accessibility/display.ts";
import { displayClass, writeDisplaySheet } from "../../views/site/display_style.ts";
import { COLOURS } from "../../views/site/style.ts";
import { coloursOf, contrast } from "./colour.ts";
import { catalogue } from "./sample.ts";

const sheet = writeDisplaySheet({ arabic: "arabic.woff2", latin: "latin.woff2" });

/** Bodies of the rules with exactly this selector. */
function rule(selector: string): string {
  const at = sheet.indexOf(`${selector}{`);
  assert.ok(at >= 0, selector);
  return sheet.slice(at + selector.length + 1, sheet.indexOf("}", at));
}

type Page = typeof DISPLAY_CHOICES.page[number] | "none";
type Text = typeof DISPLAY_CHOICES.text[number] | "none";

/** The colours of a page with this choice, on a light or a dark device. */
function coloursWith(page: Page, text: Text, isDarkDevice: boolean): Record<string, string> {
  const isDark = page === "none" ? isDarkDevice : page === "dark" || page === "contrast";
  // Colours that a dark page does not set are the light one's.
  const own = {
    ...coloursOf(COLOURS.light),
    ...coloursOf(page === "none" ? isDark ? COLOURS.dark : "" : rule(`.page-${page}`)),
  };
  if (text === "none") return own;
  const light = coloursOf(rule(`.text-${text}`));
  const dark = coloursOf(rule(`.text-${text}.page-dark,.text-${text}.page-contrast`));
  assert.deepEqual(
    coloursOf(rule(`.text-${text}:not(.page-white,.page-cream)`)),
    dark,
    "a dark device is a dark page",
  );
  return { ...own, ...(isDark ? dark : light) };
}

const GROUNDS: Record<string, string[]> = {
  ink: ["card", "paper", "mint", "blush"],
  soft: ["card", "paper"],
  act: ["card", "paper", "mint"],
  on: ["act"],
  glass: ["card"],
  bad: ["card", "blush"],
};

for (const page of ["none", ...DISPLAY_CHOICES.page] as const) {
  for (const text of ["none", ...DISPLAY_CHOICES.text] as const) {
    Deno.test(`display: page ${page} with text ${text} keeps 4.5:1, and 3:1 at edges`, () => {
      for (const isDarkDevice of page === "none" ? [false, true] : [false]) {
        const colours = coloursWith(page, text, isDarkDevice);
        const weak = Object.entries(GROUNDS).flatMap(([front, grounds]) =>
          grounds.map((ground) => [front, ground] as const)
        ).filter(([front, ground]) => contrast(colours[front], colours[ground]) < 4.5);
        assert.deepEqual(weak, []);
        for (const edge of ["edge", "act", "bad"]) {
          assert.ok(contrast(colours[edge], colours.card) >= 3, edge);
        }
        const head = page === "contrast" ? "#ff0" : "#fff";
        assert.ok(contrast(head, colours.sky) >= 4.5);
        assert.ok(contrast("#2b1d00", colours.sun) >= 4.5, "the notice of the sandbox");
      }
    });
  }
}

Deno.test("writeDisplaySheet: every choice has a rule, and no letters are spaced", () => {
  for (const setting of DISPLAY_SETTINGS) {
    for (const choice of DISPLAY_CHOICES[setting]) {
      assert.match(sheet, new RegExp(`\\.${displayClass({ [setting]: choice })}[ {]`));
    }
  }
  assert.doesNotMatch(sheet, /letter-spacing|@import|https?:/);
});

Deno.test("documents: the second sheet and the classes are there only if something was chosen", () => {
  for (const entry of catalogue) {
    assert.doesNotMatch(entry.render(), /<link rel="stylesheet"|<html[^>]* class=/);
  }
  const html = catalogue[0].render({
    display: { choices: { page: "dark", lines: "loose" }, sheet: "/static/display.css" },
  });
  assert.match(html, /<html [^>]*class="page-dark lines-loose">/);
  const inline = html.indexOf("</style>");
  assert.ok(inline < html.indexOf('<link rel="stylesheet" href="/static/display.css">'), "after");
});
