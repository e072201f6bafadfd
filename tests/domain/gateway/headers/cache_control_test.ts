import assert from "node:assert/strict";
import {
  type Caching,
  type CachingHeaders,
  personalCaching,
} from "../../../../domain/gateway/headers/cache_control.ts";
import { processorTime } from "../../../support/processor_time.ts";

const HTML = "text/html; charset=utf-8";
const NOTHING: CachingHeaders = {
  "cache-control": "",
  "content-type": "",
  "etag": "",
  "last-modified": "",
  "expires": "",
  "pragma": "",
};

const cachingOf = (headers: Partial<CachingHeaders>) => personalCaching({ ...NOTHING, ...headers });

/** For answers with this Cache-Control and type. */
const declared = (cacheControl: string, type: string) =>
  cachingOf({ "cache-control": cacheControl, "content-type": type }).cacheControl;

const PER_COOKIE = true;

function check(cases: [Partial<CachingHeaders>, string, boolean?][]) {
  for (const [headers, cacheControl, perCookie = false] of cases) {
    const expected: Caching = { cacheControl, perCookie };
    assert.deepEqual(cachingOf(headers), expected, JSON.stringify(headers));
  }
}

Deno.test("personalCaching: of what nothing is said, only files with a validator are kept", () => {
  const etag = '"1"';
  check([
    [{}, "no-store"],
    [{ "content-type": "image/png" }, "no-store"],
    [{ "content-type": "image/png", etag }, "private, no-cache", PER_COOKIE],
    [{ "content-type": "text/css", etag }, "private, no-cache"],
    [{ "content-type": "text/css", etag: 'W/"1"' }, "private, no-cache"],
    [{ "content-type": "Text/JavaScript; charset=utf-8", etag }, "private, no-cache"],
    [{ "content-type": "application/javascript", etag }, "private, no-cache"],
    [{ "content-type": "application/x-javascript", etag }, "private, no-cache"],
    [{ "content-type": "font/woff2", etag }, "private, no-cache"],
    [{ "content-type": "application/wasm", etag }, "private, no-cache"],
    [{ "content-type": "text/css", "last-modified": "x" }, "private, no-cache", PER_COOKIE],
    [{ "content-type": "application/json", etag }, "private, no-cache", PER_COOKIE],
    [{ etag }, "private, no-cache", PER_COOKIE],
    [{ "content-type": HTML, etag, "last-modified": "x" }, "no-store"],
    [{ "content-type": " Application/XHTML+xml", etag }, "no-store"],
    [{ "content-type": "text/htmlx", etag }, "private, no-cache", PER_COOKIE],
    [{ "content-type": "text/css", etag, pragma: "public" }, "private, no-cache"],
  ]);
});

Deno.test("personalCaching: what says nothing to a browser is nothing said", () => {
  const nothing = [
    " , ",
    "s-maxage=600",
    "proxy-revalidate",
    "stale-while-revalidate=60",
    "unknown",
    "must-understand",
  ];
  for (const directive of nothing) {
    assert.equal(declared(directive, HTML), "no-store", directive);
    const file = { "cache-control": directive, "content-type": "text/css", etag: '"1"' };
    assert.equal(cachingOf(file).cacheControl, "private, no-cache", directive);
  }
});

Deno.test("personalCaching: what the application declares holds, for its pages too", () => {
  const etag = '"1"';
  const page = { "content-type": HTML };
  check([
    [{ ...page, "cache-control": "private, max-age=60" }, "private, max-age=60", PER_COOKIE],
    [{ ...page, "cache-control": "max-age=60" }, "private, max-age=60", PER_COOKIE],
    [{ ...page, "cache-control": "no-cache", etag }, "private, no-cache", PER_COOKIE],
    [{ ...page, "cache-control": "public, max-age=60" }, "private, max-age=60", PER_COOKIE],
    [{ ...page, "cache-control": "must-revalidate" }, "private, must-revalidate", PER_COOKIE],
    [{ ...page, "cache-control": "private" }, "private", PER_COOKIE],
    [{ ...page, "cache-control": "no-store, max-age=5" }, "no-store"],
    [{ ...page, "cache-control": "NO-STORE" }, "no-store"],
    [{ ...page, expires: "Thu, 31 Dec 2099 00:00:00 GMT" }, "private", PER_COOKIE],
    [{ ...page, pragma: "x, No-Cache" }, "private, no-cache", PER_COOKIE],
    [{ ...page, pragma: "no-cache", "cache-control": "max-age=5" }, "private, max-age=5", true],
    [{ "content-type": "image/png", expires: "0" }, "private", PER_COOKIE],
    [{ "content-type": "image/png", expires: "0", etag }, "private", PER_COOKIE],
    [{ "content-type": "image/png", pragma: "no-cache" }, "private, no-cache", PER_COOKIE],
  ]);
});

Deno.test("personalCaching: only what is everybody's is kept over a change of cookies", () => {
  const css = { "content-type": "text/css", etag: '"1"' };
  check([
    [{ ...css, "cache-control": "public, max-age=9" }, "private, max-age=9"],
    [{ ...css, "cache-control": "max-age=9, Immutable" }, "private, max-age=9, Immutable"],
    [{ ...css, "cache-control": "private, no-cache" }, "private, no-cache"],
    [{ ...css, "cache-control": "no-cache", etag: "" }, "private, no-cache", PER_COOKIE],
    [{ ...css, "cache-control": "max-age=9" }, "private, max-age=9", PER_COOKIE],
    [{ ...css, "cache-control": 'no-cache="a"' }, 'private, no-cache="a"', PER_COOKIE],
    [{ "cache-control": "no-cache", etag: '"1"' }, "private, no-cache", PER_COOKIE],
    [{ "cache-control": "public" }, "private"],
  ]);
});

Deno.test("personalCaching: no-transform is kept, in the spelling that Deno's server knows", () => {
  const etag = '"1"';
  check([
    [{ "cache-control": "no-transform" }, "no-store, no-transform"],
    [{ "cache-control": "No-Transform", "content-type": HTML, etag }, "no-store, no-transform"],
    [
      { "cache-control": "no-transform", "content-type": "text/css", etag },
      "private, no-cache, no-transform",
    ],
    [{ "cache-control": "No-Transform, public" }, "private, no-transform"],
    [{ "cache-control": "no-store, NO-TRANSFORM" }, "no-store, no-transform"],
  ]);
});

Deno.test("personalCaching drops directives for shared caches", () => {
  const shared = ["public", "Private", "s-maxage=9", "S-MaxAge = 9", "proxy-revalidate"];
  for (const directive of [...shared, "must-understand", 'private="set-cookie"']) {
    assert.equal(declared(`max-age=5, ${directive}`, "image/png"), "private, max-age=5", directive);
  }
});

Deno.test("an agency's unterminated quotes are read in one pass", () => {
  // Backtracking on each of them took a third of a second for 15 KB, and four times that for twice
  // as much.
  const quotes = '"' + '\\"'.repeat(60_000);
  for (const value of [quotes, `${quotes}\\`]) {
    const took = processorTime(() => {
      assert.equal(declared(`public, ${value}`, "image/png"), `private, ${value}`);
    });
    assert.ok(took < 5000, `${took} ms`);
  }
  assert.equal(
    declared('private="a, b", max-age=3, x="\\", y"', "image/png"),
    'private, max-age=3, x="\\", y"',
  );
});
