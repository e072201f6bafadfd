// A document that carries its style sheet has what its own form needs; the next fragment may need more.
// LATER_STYLE comes before this file (adapters/http/static_files.ts).
if (document.querySelector("head style")) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(LATER_STYLE);
  document.adoptedStyleSheets.push(sheet);
}
