/**
 * The second style sheet, served only to people who changed something in the accessibility panel. Its rules come
 * after the first sheet's and are as specific, so they win.
 */
import type { Display, DISPLAY_CHOICES } from "../../domain/accessibility/display.ts";
import { COLOURS, compact } from "./style.ts";

type Choices<S extends keyof Display> = Record<typeof DISPLAY_CHOICES[S][number], string>;

const PAGES: Choices<"page"> = {
  white: `color-scheme: light; ${COLOURS.light} --paper: #fff; --card: #fff;`,
  cream: `color-scheme: light; ${COLOURS.light} --paper: #efe2c0; --card: #fbf2dc;`,
  dark: `color-scheme: dark; ${COLOURS.dark}`,
  contrast: `color-scheme: dark;
    --paper: #000; --card: #000; --ink: #ff0; --soft: #ff0; --edge: #ff0; --hair: #ff0;
    --sky: #000; --act: #ff0; --on: #000; --glass: #ff0; --sun: #ff0;
    --bad: #ff0; --blush: #000; --mint: #000;`,
};

/** On light and on dark pages: at least 4.5:1 on every background. */
const TEXTS: Record<keyof Choices<"text">, { onLight: string; onDark: string }> = {
  blue: { onLight: "#0b2a6b", onDark: "#b3d1ff" },
  green: { onLight: "#0d4420", onDark: "#a8e6b8" },
  amber: { onLight: "#5a3200", onDark: "#ffd479" },
};

const SIZES: Choices<"size"> = { "125": "125%", "150": "150%", "200": "200%" };
const LINES: Choices<"lines"> = { loose: "2.1", looser: "2.5" };
/** Pages must bear 0.16 em (WCAG 2.2 SC 1.4.12). */
const WORDS: Choices<"words"> = { wide: ".16em", wider: ".32em" };

export interface FontFiles {
  /** URLs of the files, relative to the sheet. */
  arabic: string;
  latin: string;
}

export function writeDisplaySheet({ arabic, latin }: FontFiles): string {
  const rules = [
    ...Object.entries(PAGES).map(([page, colours]) => `.page-${page} { ${colours} }`),
    `.page-contrast header { color: #ff0; }`,
    ...Object.entries(TEXTS).flatMap(([text, { onLight, onDark }]) => {
      const inDark = `--ink: ${onDark}; --soft: ${onDark};`;
      return [
        `.text-${text} { --ink: ${onLight}; --soft: ${onLight}; }`,
        `@media (prefers-color-scheme: dark) { .text-${text}:not(.page-white, .page-cream) { ${inDark} } }`,
        `.text-${text}.page-dark, .text-${text}.page-contrast { ${inDark} }`,
      ];
    }),
    ...Object.entries(SIZES).map(([size, value]) => `.size-${size} { font-size: ${value}; }`),
    // What only surrounds a page grows less, or it would push the form out of sight.
    `.size-150 :is(.sandbox, .brand) { font-size: .75rem; } .size-150 .brand b { font-size: .875rem; }`,
    `.size-200 :is(.sandbox, .brand) { font-size: .5625rem; } .size-200 .brand b { font-size: .6875rem; }`,
    ...Object.entries(LINES).map(([lines, value]) =>
      `.lines-${lines} body { line-height: ${value}; } .lines-${lines} h1 { line-height: 1.75; }`
    ),
    ...Object.entries(WORDS).map(([words, value]) =>
      `.words-${words} body { word-spacing: ${value}; }`
    ),
    `.motion-still * { animation: none !important; transition: none !important; scroll-behavior: auto !important; }`,
    // Not named "Vazirmatn": in the first sheet that name means an installed font.
    fontFace(arabic, "U+600-6FF, U+200C-200E, U+FB50-FDFF, U+FE70-FEFC"),
    fontFace(latin, "U+20-FF, U+2010-2027"),
    `.font-vazirmatn body { font-family: Panjereh, Vazirmatn, Tahoma, sans-serif; }`,
  ];
  return compact(rules.join("\n"));
}

function fontFace(file: string, range: string): string {
  return `@font-face { font-family: Panjereh; font-display: swap; src: url(${file}) format("woff2"); unicode-range: ${range}; }`;
}

/** For the document's root. */
export function displayClass(display: Display): string {
  return Object.entries(display).map(([setting, choice]) => `${setting}-${choice}`).join(" ");
}
