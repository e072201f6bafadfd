// A document that carries its style sheet has what its own form needs; the next fragment may need the rest.
// LATER_STYLE comes before this file (adapters/http/static_files.ts).
document.querySelector("head style")?.after(
  Object.assign(document.createElement("link"), { rel: "stylesheet", href: LATER_STYLE }),
);
