import assert from "node:assert/strict";
import { listSheet, styleSheet, styleSource } from "../../views/site/style.ts";
import { contrast } from "./colour.ts";
import { catalogue, views } from "./sample.ts";

Deno.test("styleSource: is the hashes of all style sheets that documents and fragments have", async () => {
  const sheets = catalogue.flatMap(({ render }) =>
    [render(), render({ fragment: true })].flatMap((html) =>
      [...html.matchAll(/<style[^>]*>(.*?)<\/style>/gs)].map(([, css]) => css)
    )
  );
  const hashes = await Promise.all([...new Set(sheets)].map(async (css) => {
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(css));
    return `'sha256-${new Uint8Array(digest).toBase64()}'`;
  }));
  assert.deepEqual(hashes.sort(), styleSource.split(" ").sort());
  assert.equal(views.styleSource, styleSource);
});

Deno.test("style of lists: is in the documents and fragments that use one of its classes, and only there", () => {
  const rules = listSheet.match(/[^{}]+(?=\{)/g)!;
  assert.ok(rules.length >= 10);
  for (const rule of rules) {
    assert.match(rule, /\.(?:wide|badge|later|services|cards|open|letter|lines|said)\b/);
  }
  const listed =
    /<(?!template)[^>]* class="(?:[^"]* )?(?:wide|badge|later|services|cards|open|letter|lines|said)[ "]/;
  const seen = new Set();
  for (const { name, render } of catalogue) {
    for (const fragment of [false, true]) {
      const html = render({ fragment });
      const uses = listed.test(html);
      seen.add(uses);
      assert.equal(html.includes('<style id="list-style"'), uses, name);
      // The place to which a fragment brings it.
      if (!fragment) assert.equal(html.includes('<template id="list-style"'), !uses, name);
    }
  }
  assert.equal(seen.size, 2);
});

Deno.test("styleSheet: loads nothing and names no physical side", () => {
  const sheets = styleSheet + listSheet;
  assert.doesNotMatch(sheets, /url\(|@import|@font-face/);
  assert.doesNotMatch(
    sheets,
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

Deno.test("header: its signs have the colour of text, which forced colours replace", () => {
  for (const { name, render } of catalogue) {
    const [sign] = /<a class="access".*?<\/svg>/s.exec(render())!;
    assert.match(sign, /stroke="currentColor"/, name);
  }
});

Deno.test("styleSheet: paper keeps the window's name and the addresses of links", () => {
  const [print] = /@media print\{.*$/.exec(styleSheet)!;
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
