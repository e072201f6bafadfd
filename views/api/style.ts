/** The sheet of the API's page. Tables have two columns, which a phone has room for. */
import { COLOURS, compact } from "../site/style.ts";

export const referenceSheet = compact(`
:root { color-scheme: light dark; ${COLOURS.light} }
@media (prefers-color-scheme: dark) { :root { ${COLOURS.dark} } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--card); color: var(--ink); font: 1rem/1.6 Vazirmatn, "Segoe UI", Tahoma, system-ui, sans-serif; overflow-wrap: anywhere; }
main { max-inline-size: 60rem; margin-inline: auto; padding: 1rem min(1.5rem, 4vw); }
a { color: var(--act); text-underline-offset: .25em; }
li { padding-block: .25rem; }
nav a { display: inline-block; }
:focus-visible { outline: 3px solid var(--act); outline-offset: 3px; }
:target { background: var(--mint); }
h1 { font-size: clamp(1.375rem, 5vw, 2rem); line-height: 1.3; }
h2 { margin-block-start: 3rem; border-block-end: 3px solid var(--act); }
h3 { margin-block-start: 2.5rem; }
ul { padding-inline-start: 1.25rem; }
table { inline-size: 100%; border-collapse: collapse; margin-block: .5rem 1rem; }
th, td { border: 1px solid var(--edge); padding: .25rem .5rem; text-align: start; vertical-align: top; }
th[scope=row] { inline-size: 34%; font-weight: 400; }
code { direction: ltr; unicode-bidi: isolate; font-family: ui-monospace, Consolas, monospace, Vazirmatn, Tahoma; font-size: .9375em; }
pre { white-space: pre-wrap; padding: .75rem 1rem; background: var(--paper); border: 1px solid var(--hair); border-radius: .5rem; direction: ltr; unicode-bidi: plaintext; text-align: left; }
`);
