import assert from "node:assert/strict";
import { styleSheet, styleSource } from "../../views/site/style.ts";
import { contrast } from "./colour.ts";
import { catalogue, views } from "./sample.ts";

Deno.test("styleSource: is the hash of the documents' style sheet", async () => {
  const [, css] = /<style>(.*?)<\/style>/s.exec(catalogue[0].render())!;
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(css));
  assert.equal(styleSource, `'sha256-${new Uint8Array(digest).toBase64()}'`);
  assert.equal(views.styleSource, styleSource);
});

Deno.test("styleSheet: loads nothing and names no physical side", () => {
  assert.doesNotMatch(styleSheet, /url\(|@import|@font-face/);
  assert.doesNotMatch(
    styleSheet,
    /(margin|padding|border)-(left|right|top|bottom)|[{;](left|right|top|bottom):/,
  );
});

const [light, dark] = [...styleSheet.matchAll(/:root\{(.*?)\}/g)].map(([, body]) =>
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
    new RegExp(`\\}${pane}\\{[^}]*?border:(\\S+ \\w+)`).exec(styleSheet)![1]
  );
  assert.equal(new Set(edges.map((edge) => edge.split(" ")[0])).size, 3, edges.join());
});

Deno.test("styleSheet: paper keeps the window's name and the addresses of links", () => {
  const [print] = /@media print\{.*$/.exec(styleSheet)!;
  assert.match(print, /header>:not\(\.brand\)[^{]*\{display:none\}/);
  assert.match(print, /main a::after\{content:"[^"]*" ?attr\(href\)/);
});

Deno.test("documents: each has a description for search engines", () => {
  for (const entry of catalogue) {
    assert.match(entry.render(), /<meta name="description" content="[^"]{20,}"/, entry.name);
  }
});
