/**
 * The style sheets, which the first documents carry (sheets.ts). Sizes in rem, directions logical; both
 * colour schemes keep 7:1 for text. Insets are limited to a share of the width (vw), which leaves
 * room for doubled text on a small phone. A link is an inline block: its height is that of its line,
 * whatever the font (WCAG 2.2 SC 2.5.8). In sentences it is inline, so that marks stay with it, and
 * padding gives it the height.
 */
export const COLOURS = {
  light: `
    --paper: #f4eee1; --card: #fffdf8; --ink: #1a2335; --soft: #434b5c; --edge: #767263; --hair: #dfd4bb;
    --sky: #12315f; --act: #154a86; --on: #fff; --glass: #0a625d; --sun: #ffc94d;
    --bad: #8f1d14; --blush: #fcebe5; --mint: #dcf1ec;`,
  dark: `
    --paper: #0b1220; --card: #141d2f; --ink: #eef1f6; --soft: #b9c1d0; --edge: #8b95a8; --hair: #2e3a52;
    --sky: #0f2748; --act: #86d9d0; --on: #06201e; --glass: #86d9d0;
    --bad: #ffb6a8; --blush: #35181a; --mint: #123733;`,
};

const source = `
:root { color-scheme: light dark; ${COLOURS.light} }
@media (prefers-color-scheme: dark) { :root { ${COLOURS.dark} } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.75 Vazirmatn, "Segoe UI", Tahoma, system-ui, sans-serif; overflow-wrap: break-word; text-wrap: pretty; }
header, footer, .sheet { padding-inline: max(min(1rem, 5vw), 50% - 29rem); }
a { display: inline-block; overflow-wrap: anywhere; color: var(--act); text-underline-offset: .25em; }
:focus-visible, :focus-visible + .button { outline: 3px solid var(--act); outline-offset: 3px; border-radius: .25rem; }
header { position: relative; background: repeating-linear-gradient(60deg, #fff1 0 1px, #fff0 1px 1.5rem), repeating-linear-gradient(-60deg, #fff1 0 1px, #fff0 1px 1.5rem), var(--sky); color: #fff; padding-block: .25rem 1.5rem; display: flex; flex-wrap: wrap; align-items: center; gap: .375rem .5rem; }
header a { color: inherit; }
header :focus-visible { outline-color: var(--sun); }
.skip { position: absolute; z-index: 2; inset-block-start: -9rem; background: var(--sky); padding: .5rem 1rem; }
.skip:focus { inset-block-start: .25rem; }
.brand { flex: 1 6rem; display: flex; align-items: center; gap: .5rem; text-decoration: none; font-size: .8125rem; line-height: 1.35; padding-block: .25rem; }
.brand > :first-child { flex: none; inline-size: 2.25rem; block-size: 2.25rem; }
.brand b { display: block; font-size: clamp(.875rem, 4.2vw, 1rem); }
.access { position: relative; overflow: hidden; padding: .375rem; line-height: 0; }
.access span { position: absolute; inset-block-start: -9rem; }
header summary { font-size: .9375rem; padding: .5rem; border: 1px solid; border-radius: .5rem; cursor: pointer; list-style: none; }
header details > div { position: absolute; z-index: 1; inset-inline: 0; background: var(--sky); padding: .5rem min(1rem, 5vw) 1rem; margin-block-start: .5rem; }
nav a { padding: .5rem .25rem; }
header nav a:not(:hover) { text-decoration: none; }
header details nav { display: flex; flex-wrap: wrap; gap: 0 .75rem; }
@media (min-width: 48rem) {
header { padding-block: 1rem 4rem; }
.brand { flex: 1 0 auto; max-inline-size: 100%; font-size: .9375rem; }
.brand b { font-size: 1.1875rem; }
.brand > :first-child { inline-size: 3.25rem; block-size: 3.25rem; }
@supports selector(::details-content) {
.access, header summary { display: none; }
header details, header details > div { display: contents; }
header details::details-content { display: flex; flex-wrap: wrap; gap: 0 1rem; font-size: 1rem; content-visibility: visible; }
}
}
#beside { flex: 1 14rem; min-inline-size: 0; }
#beside:not(:has(*)) { display: none; }
aside { background: var(--card); border: 1px solid var(--hair); border-radius: .75rem; padding: 1.25rem 1.5rem; font-size: .9375rem; }
aside h2 { margin: 0 0 .5rem; }
aside a { padding-block: .25rem; }
.sheet { display: flex; flex-wrap: wrap; align-items: flex-start; justify-content: center; gap: 1.5rem; margin-block-start: -1.5rem; position: relative; }
#status { flex: 1 100%; max-inline-size: 37rem; margin-block-end: -1.5rem; }
main { flex: 9 min(30rem, 100%); min-inline-size: 0; max-inline-size: 37rem; background: var(--card); border: 1px solid var(--hair); border-radius: 2rem 2rem .75rem .75rem; outline: 1px solid var(--hair); outline-offset: -.375rem; padding: 1rem min(6vw, 2.5rem) 1.75rem; box-shadow: 0 .5rem 2rem #0a142814; }
@media (min-width: 48rem) { .sheet { margin-block-start: -2.75rem; } main { padding-block: 2rem; } }
.ways { display: flex; flex-wrap: wrap; gap: 0 .75rem; margin-block-end: .5rem; font-size: clamp(.9375rem, 4vw, 1.0625rem); }
.ways a { padding-inline: 0; line-height: 1.75; min-inline-size: 1.5rem; }
nav [aria-current] { color: inherit; font-weight: 700; text-decoration: none; border-block-end: 3px solid var(--act); }
main > :first-child { margin-block-start: 0; }
h1 { font-size: clamp(1.1875rem, 4vw, 1.625rem); line-height: 1.4; margin: 0 0 .5rem; text-wrap: balance; }
h2 { font-size: 1.125rem; margin: 2rem 0 .5rem; }
p, ul { margin: 0 0 1rem; }
.for, .step { color: var(--glass); font-weight: 700; margin: 0 0 .25rem; }
.step { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem; color: var(--soft); font-weight: 400; font-size: .9375rem; }
.step span { display: flex; gap: .25rem; }
i { inline-size: 1rem; block-size: 1.25rem; border: 2px solid var(--edge); border-radius: 1rem 1rem .125rem .125rem; }
i.at { background: var(--sun); border: 4px double var(--ink); }
main p a, main li a { display: inline; padding-block: .25rem; }
.field { margin-block-end: min(1.5rem, 3.5vw); }
label, legend { display: block; font-weight: 700; padding: 0; }
.hint { color: var(--soft); font-size: .875rem; margin: 0 0 .25rem; }
input, select { font: inherit; font-size: 1.25rem; inline-size: 100%; max-inline-size: 16rem; min-block-size: 3rem; padding: .25rem .5rem; color: inherit; background: var(--card); border: 2px solid var(--edge); border-radius: .5rem; scroll-margin: 60vh 0 0; }
[dir=rtl] input { text-align: right; }
.code { letter-spacing: .3em; }
.picture { display: block; max-inline-size: 100%; block-size: auto; background: #fff; border: 1px solid var(--edge); border-radius: .5rem; margin-block-end: .5rem; }
audio { display: block; max-inline-size: 100%; block-size: 2.75rem; margin-block-end: .5rem; }
button, .button { display: inline-block; font: inherit; font-weight: 700; min-block-size: 3rem; padding: .5rem min(1.5rem, 5vw); margin-block-end: .75rem; margin-inline-end: min(.25rem, 1vw); border: 2px solid var(--act); border-radius: .625rem; background: none; color: var(--act); cursor: pointer; text-align: center; text-decoration: none; }
.main { background: var(--act); color: var(--on); }
button:hover, .button:hover { border-color: var(--ink); }
footer { padding-block: 1.5rem; color: var(--soft); font-size: .9375rem; }
#languages { display: flex; flex-wrap: wrap; gap: 0 1rem; margin-block-end: .5rem; }
#languages button { font-weight: 400; border: 0; padding: .5rem .25rem; margin: 0; min-block-size: 0; text-decoration: underline; text-underline-offset: .25em; }
footer p { margin: 0 0 .25rem; }
footer a { padding-block: .5rem; }
`;

/**
 * What the first form does not use, or not before its script has run: notices, errors, dates, tables
 * of facts, paper. No rule depends on its place.
 */
const stepSource = `
header ul { display: contents; list-style: none; }
:has(aside) > #status { margin-inline: 0 auto; }
#status p, .note { margin: 0 0 1rem; padding: .75rem 1rem; background: var(--mint); border-inline-start: .375rem solid var(--glass); border-radius: .5rem; }
h1:focus { outline: 0; }
i.on { border: .625rem solid var(--glass); }
main summary { font-weight: 700; padding-block: .5rem; }
form summary { font-size: .8125rem; font-weight: 400; padding-block: .75rem; }
.number { font-size: 3rem; font-weight: 700; line-height: 1.2; }
.numbers button { font-size: 1.5rem; }
.acting { flex-basis: 100%; font-weight: 700; }
h3 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
.alarm { background: var(--blush); border: 2px solid var(--bad); border-radius: 1.75rem 1.75rem .5rem .5rem; padding: 1.125rem min(1.25rem, 5vw) .125rem; margin-block-end: 1.5rem; }
.alarm h2 { margin: 0 0 .5rem; }
.alarm h2, .alarm a { color: var(--bad); }
fieldset { border: 0; margin: 0; padding: 0; min-inline-size: 0; }
.error { color: var(--bad); font-weight: 700; margin: 0 0 .375rem; }
[aria-invalid] { border-color: var(--bad); border-width: 3px; }
.date { display: flex; flex-wrap: wrap; gap: .5rem; }
.date label { font-weight: 400; inline-size: 3.25rem; }
.date label + label { inline-size: 6.25rem; }
.date label + label + label { inline-size: 4.75rem; }
.choice label { font-weight: 400; padding-block: .5rem; margin-inline: 2rem 0; }
.choice input { inline-size: 1.5rem; min-block-size: 1.5rem; margin-inline: -2rem .25rem; vertical-align: middle; }
[type=file] { max-inline-size: 100%; font-size: 1rem; }
[inert] { opacity: .6; }
dl { margin: 0 0 1.5rem; padding: .5rem min(1.25rem, 5vw); border: 1px solid var(--hair); border-radius: .75rem; }
dl div { display: flex; flex-wrap: wrap; gap: 0 1rem; padding-block: .5rem; }
dt { color: var(--soft); flex: 1 10rem; }
dd { flex: 9 min(12rem, 100%); min-inline-size: 0; overflow-wrap: anywhere; margin: 0; font-weight: 700; }
.more { border-block-start: 1px solid var(--hair); margin-block-start: 1.5rem; padding-block-start: 1.25rem; }
.more h2 { margin-block-start: 0; }
@media print { header > :not(.brand), button, .button, aside, nav { display: none; } header { color: #000; } .sheet { margin: 0; } main a[href^=h]::after { content: " (" attr(href) ")"; } ::details-content { content-visibility: visible; } }
`;

/** What only lists of services, sessions, sign-ins and letters use, names for listeners alone, and the text of a letter. Each rule is one of a class. */
const listSource = `
main.wide, :has(> .wide) > #status { max-inline-size: none; }
.badge { display: inline-block; padding: 0 min(.75rem, 2vw); margin: .125rem 0; margin-inline-end: .5rem; border: 2px solid var(--glass); border-radius: 1rem; color: var(--glass); font-weight: 700; }
.later { border-color: var(--edge); color: var(--soft); border-style: dashed; }
.services { list-style: none; padding: 0; }
.services li { padding: .5rem min(1.125rem, 5vw); margin-block-end: .5rem; border: 1px solid var(--hair); border-radius: .75rem; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(14rem, 100%), 1fr)); gap: .5rem; }
.cards li, .cards p a { position: relative; }
.cards li > a::after { content: ""; position: absolute; inset: 0; }
.services a { font-weight: 700; padding-block: .25rem; }
.services p { margin: .25rem 0; color: var(--soft); font-size: .9375rem; }
.services form:has(> .open) { display: inline; }
.open { font-weight: 700; border: 0; padding: .25rem 0; margin: 0; min-block-size: 0; text-align: start; text-decoration: underline; text-underline-offset: .25em; }
.services .read { font-weight: 400; }
.letter ol:lang(fa), .letter ~ details ol:lang(fa) { list-style: persian; }
.letter table { border-collapse: collapse; margin-block-end: 1rem; }
.letter th, .letter td { border: 1px solid var(--edge); padding: .25rem .5rem; text-align: start; overflow-wrap: anywhere; }
.letter:has([scope=row]) { overflow-x: auto; }
.letter:has([scope=row]) :is(th, td) { overflow-wrap: break-word; }
.lines { font: inherit; inline-size: 100%; padding: .25rem .5rem; color: inherit; background: var(--card); border: 2px solid var(--edge); border-radius: .5rem; scroll-margin: 60vh 0 0; }
.said { white-space: pre-wrap; }
.heard { position: absolute; inset-inline-start: 0; clip-path: inset(50%); }
.cards li:hover { border-color: var(--ink); }
`;

/** What production does not use. */
const sandboxSource = `
.sandbox { flex-basis: 100%; margin: 0; padding: .125rem .75rem; background: var(--sun); color: #2b1d00; border-radius: .5rem; font-size: .875rem; line-height: 1.5; }
`;

/** Minified: without unneeded white space. */
export function compact(css: string): string {
  return css.trim().replace(/\s+/g, " ").replace(
    / ?([{}:;,>]) ?/g,
    (text, sign) => sign === ":" && text.startsWith(" ") ? " :" : sign,
  ).replace(/;}/g, "}");
}

/** What the first form needs. */
export const firstSheet = compact(source);
export const stepSheet = compact(stepSource);
export const listSheet = compact(listSource);
export const sandboxSheet = compact(sandboxSource);

/** Everything, for pages that refer to a file. */
export const writeStyle = (): string => firstSheet + stepSheet + listSheet + sandboxSheet;

/**
 * What the first form's document lacks, and perhaps the next one's. The script adds it, before a
 * fragment can need it.
 */
export const writeLaterStyle = (): string => stepSheet + listSheet;

export async function hashSource(css: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(css));
  return `'sha256-${new Uint8Array(digest).toBase64()}'`;
}
