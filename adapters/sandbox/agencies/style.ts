/** Style sheet of the agencies. It differs from the window's, because an agency is another site. */
export const AGENCY_STYLE = `
:root { --mark: #33507a; --wash: #e8edf5; color-scheme: light dark; --paper: #f4f5f7; --card: #fff; --ink: #1f2933; --soft: #52606d; --line: #d3d9e0; }
.insurance { --mark: #7a2e5d; --wash: #f6e9f1; }
.vehicle { --mark: #1d4f8c; --wash: #e6eef8; }
.business { --mark: #5b4a12; --wash: #f5efd9; }
.notary { --mark: #6b3410; --wash: #f7ebe1; }
.library { --mark: #0b5c4a; --wash: #e0f2ec; }
.bills { --mark: #0d5c7a; --wash: #e0f0f6; }
.certificate { --mark: #3f5a14; --wash: #edf3e0; }
.bank { --mark: #5a2d82; --wash: #f0e8f7; }
@media (prefers-color-scheme: dark) { .bills { --mark: #8fd3ec; --wash: #14323e; } .certificate { --mark: #bcd98b; --wash: #27331a; }
  .bank { --mark: #d0b0ee; --wash: #31213f; } }
@media (prefers-color-scheme: dark) { .library { --mark: #86dcc3; --wash: #12332b; } }
@media (prefers-color-scheme: dark) { .notary { --mark: #f0b48a; --wash: #3b2415; } }
@media (prefers-color-scheme: dark) { :root { --mark: #b3c7e6; --wash: #243042; --paper: #15181c; --card: #1e2329; --ink: #e8eaed; --soft: #aab4be;
  --line: #3a434d; } .insurance { --mark: #eaa9cd; --wash: #3d2233; } .vehicle { --mark: #9cc4f2; --wash: #1c2f47; }
  .business { --mark: #e5cf7f; --wash: #362e12; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); line-height: 1.8; overflow-wrap: anywhere;
  font-family: Vazirmatn, "Segoe UI", Tahoma, "Noto Naskh Arabic", system-ui, sans-serif; }
a { color: var(--mark); text-underline-offset: .25em; }
:focus-visible { outline: 3px solid var(--mark); outline-offset: 2px; }
.wide { max-width: 52rem; margin: auto; padding: .75rem 1rem; }
header { background: var(--card); border-bottom: 4px solid var(--mark); }
header .wide { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: 0 1.5rem; }
.name { margin: 0; font-weight: bold; font-size: 1.1rem; color: var(--mark); }
nav { display: flex; flex-wrap: wrap; gap: 0 1.25rem; }
nav a { padding: .5rem 0; }
nav [aria-current] { font-weight: bold; text-decoration-thickness: 3px; }
h1, h2 { line-height: 1.4; margin: 1rem 0 .5rem; }
h2 { font-size: 1.25rem; margin-top: 0; }
.badge { color: var(--soft); font-size: .9rem; margin: .5rem 0 0; }
.visitor, form, table, .figures li, blockquote { background: var(--card); border: 1px solid var(--line);
  border-radius: .75rem; }
.visitor, form { padding: 1.25rem; margin: 1rem 0; }
dl { margin: 0; display: grid; gap: .25rem 1.5rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 13rem), 1fr)); }
dt { color: var(--soft); font-size: .9rem; }
dd { margin: 0; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
details { margin-top: 1rem; background: var(--wash); border-radius: .6rem; padding: .75rem 1rem; }
summary { cursor: pointer; font-weight: bold; color: var(--mark); }
details dl { margin-top: .5rem; }
.figures { list-style: none; padding: 0; display: grid; gap: 1rem;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr)); }
.figures li { padding: 1rem; color: var(--soft); }
.figures strong { display: block; font-size: 1.25rem; color: var(--ink); }
.plate { display: block; width: fit-content; margin-top: .5rem; padding: .1rem .75rem; border: 2px solid var(--ink);
  border-radius: .35rem; color: var(--ink); font-weight: bold; }
table { width: 100%; border-collapse: separate; border-spacing: 0; margin: 1rem 0; }
caption { text-align: start; color: var(--soft); padding: .25rem 0; }
th, td { text-align: start; padding: .5rem .75rem; border-bottom: 1px solid var(--line); font-weight: normal; }
thead th { color: var(--soft); }
tbody tr:last-child > * { border-bottom: 0; }
label { display: block; }
select, textarea { display: block; width: 100%; font: inherit; color: inherit; background: var(--paper);
  border: 1px solid var(--soft); border-radius: .5rem; padding: .4rem .6rem; min-height: 2.75rem; margin-bottom: .75rem; }
button { font: inherit; font-weight: bold; cursor: pointer; min-height: 2.75rem; padding: .4rem 1.5rem; border: 0;
  border-radius: .5rem; background: var(--mark); color: var(--card); }
main p > a, h3 > a { display: inline-block; padding: .25rem 0; }
form.bare { padding: 0; border: 0; background: none; } form.bare:not(.choices) { margin: 0; }
h3 { margin: 0 0 .5rem; font-size: 1.1rem; }
button.plain { background: var(--wash); color: var(--mark); }
.choices { display: flex; flex-wrap: wrap; gap: .75rem; margin: .75rem 0 0; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
blockquote { margin: 1rem 0; padding: 1rem; white-space: pre-line; overflow-wrap: anywhere; }
.code { font-family: ui-monospace, "DejaVu Sans Mono", Consolas, monospace; background: var(--wash);
  border-radius: .3rem; padding: .1rem .4rem; }
.qr { display: block; width: min(100%, 18rem); height: auto; margin: 1rem 0; }
.paper a { overflow-wrap: anywhere; }
@media print { :root, body { --paper: #fff; --card: #fff; --ink: #000; --soft: #000; --line: #000; --mark: #000 !important; color-scheme: light; }
  nav, .badge, .unprinted { display: none; } header { border-bottom: 1px solid; } .paper { border: 0; padding: 0; } .paper a { text-decoration: none; }
  .qr { width: 6cm; } }
`;
