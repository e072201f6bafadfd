/** Style sheet of the outside world's pages. */
export const STYLE = `
:root { color-scheme: light dark; --paper: #f6f4ef; --card: #fffefb; --ink: #22303a; --soft: #56646e;
  --line: #d9d5ca; --mark: #0b6b63; --wash: #e3efec; --warn: #9a3412; --warn-wash: #fbe9dd; }
@media (prefers-color-scheme: dark) { :root { --paper: #14191d; --card: #1d242a; --ink: #e6e9ea;
  --soft: #a9b4bb; --line: #37424a; --mark: #6fd0c4; --wash: #1c3835; --warn: #fdba8c; --warn-wash: #46281a; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); line-height: 1.8; overflow-wrap: anywhere;
  font-family: Vazirmatn, "Segoe UI", Tahoma, "Noto Naskh Arabic", system-ui, sans-serif; }
a { color: var(--mark); text-underline-offset: .25em; }
:focus-visible { outline: 3px solid var(--mark); outline-offset: 2px; }
h1, h2, h3 { line-height: 1.4; margin: 0; }
p { margin: .5rem 0; }
small[lang] { display: block; color: var(--soft); text-align: start; font-size: .85rem; line-height: 1.5;
  font-family: system-ui, "Segoe UI", sans-serif; }
.code, bdi { font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.code { font-family: ui-monospace, "DejaVu Sans Mono", Consolas, monospace; font-size: .85rem;
  background: var(--wash); border-radius: .3rem; padding: .1rem .4rem; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.home header, .home main { max-width: 72rem; margin: auto; padding: 1.5rem 1rem; }
.home header { padding-bottom: 0; }
.home section { margin-bottom: 1.5rem; }
.badge { display: inline-block; margin: 0 0 .5rem; padding: 0 .8rem; border-radius: 1rem; font-size: .85rem;
  background: var(--warn-wash); color: var(--warn); }
.links { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 1.5rem; }
.links a:not(.button) { padding: .5rem 0; }
.search { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem; margin-bottom: 1.5rem; }
.search label { width: 100%; margin: 0; }
.search input { flex: 1; width: auto; min-width: 8rem; }
.search a { padding: .5rem 0; }
summary { cursor: pointer; }
summary h2, summary h3 { display: inline; }
.group { border-top: 1px solid var(--line); }
.group > summary { padding: .6rem 0; }
.group[open] { padding-bottom: 1.5rem; }
.cards summary { padding: .5rem 1rem; }
.cards h3 { font-size: 1.05rem; }
.line { display: block; color: var(--soft); font-size: .85rem; line-height: 1.6; }
.count { color: var(--soft); padding-inline-start: .5rem; }
.first { background: var(--wash); border-radius: 1rem; padding: 1rem 1.25rem; }
.first a, dd a { display: inline-block; padding: .25rem 0; }
.first ol, .group ol { margin: .5rem 0; padding-inline-start: 1.5rem; list-style-type: persian; }
.cards { list-style: none; margin: .5rem 0 0; padding: 0; display: grid; gap: .5rem; align-items: start;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr)); }
.cards > li { background: var(--card); border: 1px solid var(--line); border-radius: .75rem;
  overflow-wrap: anywhere; }
.cards details[open] { padding: 0 1rem 1rem; }
.cards details[open] > summary { padding-inline: 0; }
#faults .cards { grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr)); }
dl { display: grid; grid-template-columns: auto 1fr; gap: .1rem 1rem; margin: .75rem 0; }
dt { color: var(--soft); grid-column: 1; }
dd { margin: 0; grid-column: 2; }
.expected { border-top: 1px solid var(--line); padding-top: .6rem; margin-bottom: 0; }
.state { color: var(--soft); }
.state.broken { color: var(--warn); font-weight: bold; }
form label { display: block; margin-bottom: .5rem; }
select, input { display: block; width: 100%; font: inherit; color: inherit; background: var(--paper);
  border: 1px solid var(--soft); border-radius: .5rem; padding: .3rem .6rem; min-height: 2.75rem; }
button, .button { display: inline-block; font: inherit; font-weight: bold; cursor: pointer; min-height: 2.75rem;
  padding: .4rem 1.25rem; border: 1px solid var(--mark); border-radius: .6rem; background: var(--wash);
  color: var(--mark); text-decoration: none; }

.phone { padding: 1rem; }
.phone main { max-width: 24rem; min-height: min(46rem, calc(100vh - 2rem)); margin: auto; background: var(--card);
  border: .5rem solid var(--line); border-radius: 2.25rem; padding: 1.25rem 1rem; display: flex;
  flex-direction: column; }
.phone header { display: flex; justify-content: space-between; align-items: center; gap: .5rem; flex-wrap: wrap;
  border-bottom: 1px solid var(--line); padding-bottom: .75rem; }
.phone h1 { font-size: 1.3rem; }
.phone h1 small { display: block; font-size: .85rem; font-weight: normal; color: var(--soft); }
.phone ol { list-style: none; margin: 1rem 0; padding: 0; display: grid; gap: 1rem; }
.text { margin: 0; background: var(--wash); border-radius: 1.1rem; border-start-start-radius: .25rem;
  padding: .7rem 1rem; white-space: pre-line; unicode-bidi: plaintext; overflow-wrap: anywhere; user-select: text; }
.phone time { font-size: .8rem; color: var(--soft); padding-inline-start: .5rem; }
.scan { border-top: 1px solid var(--line); margin-top: 1rem; padding-top: .75rem; }
.scan h2 { font-size: 1.1rem; }
.empty { color: var(--soft); text-align: center; margin: auto; }
.phone footer { margin-top: auto; text-align: center; }
.phone footer a { display: inline-block; padding: .5rem; }
`;
