import assert from "node:assert/strict";
import {
  firstSheet,
  hashSource,
  listSheet,
  sandboxSheet,
  stepSheet,
  writeLaterStyle,
  writeStyle,
} from "../../views/site/style.ts";
import { contrast } from "./colour.ts";
import { catalogue, views } from "./sample.ts";

const LISTS =
  /<[^>]* class="(?:[^"]* )?(?:wide|badge|later|services|cards|open|letter|lines|said|heard)[ "]/;
/** What the rules for further steps are about. */
const STEPS =
  /<(?:h3|fieldset|dl)\b| aria-invalid| type="file"|<[^>]* class="(?:[^"]* )?(?:number|numbers|acting|alarm|error|date|choice|heard|more|note)[ "]|<i class="on"|role="status"><p|<header.*<ul/;

Deno.test("style: each document carries one sheet, allowed by its hash, and a fragment none", async () => {
  const carried = new Set<string>();
  for (const { name, render } of catalogue) {
    assert.doesNotMatch(render({ fragment: true }), /<style/, name);
    const html = render();
    const [css, ...more] = [...html.matchAll(/<style[^>]*>(.*?)<\/style>/gs)].map((match) =>
      match[1]
    );
    assert.deepEqual(more, [], name);
    assert.equal(views.styleSourceOf(html), await hashSource(css), name);
    assert.equal(views.styleSourceOf(render({ style: "/static/style.css" })), "", name);
    const main = /<main.*<\/main>/s.exec(html)![0];
    assert.equal(css.includes(listSheet), LISTS.test(main), name);
    // The very first form is lighter.
    if (!css.includes(stepSheet)) assert.doesNotMatch(html, STEPS, name);
    assert.equal(css.includes(sandboxSheet), html.includes('class="sandbox"'), name);
    const own = css.replace(sandboxSheet, "");
    assert.equal(writeStyle().startsWith(own), true, name);
    carried.add(own);
  }
  assert.equal(carried.size, 3);
  assert.ok(carried.has(firstSheet));
});

Deno.test("style: the rules for steps and for lists are about what documents with them have", () => {
  for (const rule of listSheet.match(/[^{}]+(?=\{)/g)!) {
    assert.match(rule, /\.(?:wide|badge|later|services|cards|open|letter|lines|said|heard)\b/);
  }
  const [screen] = stepSheet.split("@media print");
  for (const rule of screen.match(/[^{}]+(?=\{)/g)!) {
    assert.match(
      rule,
      /^(?:header ul|:has\(aside\)>#status|#status p|h1:focus|i\.on|(?:main|form) summary|h3|fieldset|d[ltd]|\[aria-invalid\]|\[type=file\]|\[inert\]|\.(?:number|numbers|acting|alarm|error|date|choice|heard|more|note))(?![\w-])/,
    );
  }
});

Deno.test("style: what the script adds to the first form's sheet is the rest", () => {
  assert.equal(firstSheet + writeLaterStyle() + sandboxSheet, writeStyle());
});

Deno.test("styleSheet: loads nothing and names no physical side", () => {
  const sheets = writeStyle();
  assert.doesNotMatch(sheets, /url\(|@import|@font-face/);
  assert.doesNotMatch(
    sheets,
    /(margin|padding|border)-(left|right|top|bottom)|[{;](left|right|top|bottom):/,
  );
});

const [light, dark] = [...firstSheet.matchAll(/:root\{(.*?)\}/g)].map(([, body]) =>
  Object.fromEntries([...body.matchAll(/--(\w+):#(\w+)/g)].map(([, name, hex]) => [name, hex]))
);

for (const [scheme, own] of [["light", light], ["dark", dark]] as const) {
  const colours = { ...light, ...own, white: "ffffff", night: "2b1d00" } as Record<string, string>;

  Deno.test(`styleSheet: text keeps 7:1 in the ${scheme} scheme`, () => {
    const pairs = [
      ["ink", "card"],
      ["ink", "paper"],
      ["ink", "mint"],
      ["ink", "blush"],
      ["soft", "card"],
      ["soft", "paper"],
      ["act", "card"],
      ["act", "paper"],
      ["act", "mint"],
      ["on", "act"],
      ["glass", "card"],
      ["bad", "card"],
      ["bad", "blush"],
      ["white", "sky"],
      ["night", "sun"],
    ];
    const weak = pairs.filter(([text, ground]) => contrast(colours[text], colours[ground]) < 7);
    assert.deepEqual(weak, []);
  });

  Deno.test(`styleSheet: edges of controls keep 3:1 in the ${scheme} scheme`, () => {
    for (const edge of ["edge", "act", "bad"]) {
      assert.ok(contrast(colours[edge], colours.card) >= 3, edge);
    }
  });
}

Deno.test("styleSheet: the panes of the steps differ by their edges, which forced colours keep", () => {
  const edges = ["i", "i\\.on", "i\\.at"].map((pane) =>
    new RegExp(`\\}${pane}\\{[^}]*?border:(\\S+ \\w+)`).exec(firstSheet + stepSheet)![1]
  );
  assert.equal(new Set(edges.map((edge) => edge.split(" ")[0])).size, 3, edges.join());
});

Deno.test("header: a document carries the mark with its styles, and links it with them", () => {
  for (const { name, render } of catalogue) {
    assert.match(render(), /<a class="brand"[^>]*><svg /, name);
    const linked = render({ style: "/static/style.css" });
    assert.match(linked, /<a class="brand"[^>]*><img src="\/favicon\.svg" [^>]*alt=""\/?>/, name);
  }
});

Deno.test("header: its signs have the colour of text, which forced colours replace", () => {
  for (const { name, render } of catalogue) {
    const [sign] = /<a class="access".*?<\/svg>/s.exec(render())!;
    assert.match(sign, /stroke="currentColor"/, name);
  }
});

Deno.test("styleSheet: paper keeps the window's name and the addresses of links", () => {
  const [print] = /@media print\{.*$/.exec(stepSheet)!;
  assert.match(print, /header>:not\(\.brand\)[^{]*\{display:none\}/);
  // An address of the window itself is no use on paper without its host, which the footer names.
  assert.match(print, /main a\[href\^=h\]::after\{content:"[^"]*" ?attr\(href\)/);
  assert.match(print, /(?<=\})header\{color:#000/, "not white on white");
});

Deno.test("documents: each has a description for search engines, except steps that need a journey", () => {
  for (const entry of catalogue) {
    const html = entry.render();
    const isLater = html.includes('<p class="step">') && entry.page !== "mobile";
    const described = /<meta name="description" content="[^"]{20,}"/.test(html);
    assert.equal(described, !isLater, entry.name);
  }
});
