/** Files, icons, the manifest and the pages of the menu. */
import assert from "node:assert/strict";
import type { Asset } from "../../../domain/platform/asset.ts";
import { windowTest } from "../parts.ts";

const body = Uint8Array.of(1);
const brotli = Uint8Array.of(2);
const assets = new Map<string, Asset>([
  ["/static/a.js", { contentType: "text/javascript", body, brotli }],
  ["/static/a.pdf", { contentType: "application/pdf", body, download: "panjereh-guide.pdf" }],
]);

windowTest(
  "files: compressed for clients that accept it, plain for the others",
  async ({ send }) => {
    const cases: [string, string | undefined][] = [
      ["gzip, br", "br"],
      ["br", "br"],
      ["gzip", undefined],
      ["brx", undefined],
      ["", undefined],
    ];
    for (const [accepted, expected] of cases) {
      const response = await send("/static/a.js", { headers: { "accept-encoding": accepted } });
      assert.equal(response.headers.get("content-encoding") ?? undefined, expected, accepted);
      assert.deepEqual(await response.bytes(), expected ? brotli : body);
      assert.equal(response.headers.get("content-disposition"), null);
    }
    const packed = await send("/static/a.pdf", { headers: { "accept-encoding": "br" } });
    assert.equal(packed.headers.get("content-encoding"), null);
    assert.deepEqual(await packed.bytes(), body);
    assert.equal(
      packed.headers.get("content-disposition"),
      'attachment; filename="panjereh-guide.pdf"',
    );
  },
  { deps: { assets } },
);

windowTest("files: icons by their size, kept for a day", async ({ send }) => {
  const response = await send("/icons/192.png");
  assert.deepEqual(await response.bytes(), body);
  assert.equal(response.headers.get("content-type"), "image/png");
  assert.equal(response.headers.get("cache-control"), "public, max-age=86400");
  for (const path of ["/icons/193.png", "/icons/192.gif", "/icons/x.png"]) {
    assert.equal((await send(path)).status, 404, path);
  }
  const manifest = await send("/manifest.webmanifest?lang=en");
  assert.equal(manifest.headers.get("content-type"), "application/manifest+json");
  assert.equal(manifest.headers.get("cache-control"), "public, max-age=86400");
  const { name, lang, icons, display, scope, start_url } = await manifest.json();
  assert.deepEqual([name, lang, display, scope, start_url], [
    "پنجره – شعار",
    "en",
    "minimal-ui",
    "/",
    "/",
  ]);
  assert.deepEqual(icons, [
    { src: "/icons/192.png", sizes: "192x192", type: "image/png", purpose: "any" },
  ]);
}, { deps: { icons: new Map([[192, body]]) } });

windowTest(
  "help: questions are searched by words, with a maximum length",
  async ({ send, shown }) => {
    const search = async (query: string) => {
      await send(`/faq?q=${encodeURIComponent(query)}`);
      return shown.at(-1)!.props;
    };
    await send("/faq");
    assert.deepEqual(shown.at(-1)!.props, { query: "" });
    assert.deepEqual(await search("  کارت "), {
      query: "کارت",
      found: ["two"],
      isNearest: false,
    });
    assert.deepEqual((await search("کد")).found, ["one"]);
    const { found, isNearest } = await search("کارت گم‌شده");
    assert.deepEqual([found, isNearest], [["two"], true]);
    assert.deepEqual((await search("هیچ")).found, []);
    assert.deepEqual(await search(" ؟ "), { query: "" });
    assert.equal((await search("x".repeat(100))).query.length, 100);
    assert.equal((await search("x".repeat(101))).query.length, 100);
  },
);

windowTest("help: the guide in the page's language, and the contacts", async ({ send, shown }) => {
  await send("/guide?lang=en");
  assert.deepEqual(shown.at(-1)!.props, { file: { path: "/static/g.pdf", bytes: 7 } });
  await send("/guide");
  assert.deepEqual(shown.at(-1)!.props, { file: undefined });
  await send("/contact");
  assert.deepEqual(shown.at(-1)!.props, { phone: "021-1" });
}, {
  deps: {
    guides: new Map([["en", { path: "/static/g.pdf", bytes: 7 }]]),
    support: { phone: "021-1" },
  },
});
