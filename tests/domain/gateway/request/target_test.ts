import assert from "node:assert/strict";
import fc from "fast-check";
import { canonicalTarget, parseTarget } from "../../../../domain/gateway/request/target.ts";

/** Pieces of interesting targets. */
const target = fc.array(
  fc.oneof(
    fc.constantFrom(
      "/",
      ".",
      "..",
      ";",
      "\\",
      "#",
      "?",
      "%",
      "%2e",
      "%2F",
      "%5c",
      "%00",
      "%25",
      "25",
      "2e",
      "2f",
      "%0a",
      "%D8%B3",
      "%c0%af",
      "%41",
      "%3b",
      "a",
      "é",
      "[",
      "|",
      "'",
    ),
    fc.string({ maxLength: 2 }),
  ),
  { maxLength: 8 },
).map((pieces) => "/" + pieces.join(""));

/** Accepted targets, often enough to be meaningful. */
const accepted = fc.oneof(
  target,
  fc.array(fc.constantFrom("a", "/b", "/c.", "%20", "%D8%B3", "?x", ";y", "%2520", "/..d"))
    .map((pieces) => "/" + pieces.join("")),
).filter((text) => parseTarget(text) !== null);

function assertLaw(property: fc.IRawProperty<unknown>) {
  fc.assert(property, { numRuns: 2000 });
}

Deno.test("parseTarget() keeps every byte of what it accepts, and is idempotent", () => {
  assertLaw(fc.property(accepted, (text) => {
    const parsed = parseTarget(text)!;
    assert.equal(parsed.target, text);
    assert.equal(parsed.path + parsed.query, text);
    assert.deepEqual(parseTarget(parsed.target), parsed);
  }));
});

Deno.test("parseTarget() accepts only what the URL standard would not change", () => {
  assertLaw(fc.property(accepted, (text) => {
    const url = new URL("http://h" + text);
    // The standard encodes an apostrophe in queries, which RFC 3986 allows.
    assert.equal(
      url.href,
      "http://h" + parseTarget(text)!.path + parseTarget(text)!.query.replaceAll("'", "%27"),
    );
  }));
});

Deno.test("parseTarget() accepts only paths that repeated decoding does not change", () => {
  assertLaw(fc.property(accepted, (text) => {
    let { path } = parseTarget(text)!;
    const depth = path.split("/").length;
    for (let round = 0; round < 5; round++) {
      try {
        path = decodeURIComponent(path);
      } catch {
        return;
      }
      assert.equal(path.split(/[/\\]/).length, depth);
      // deno-lint-ignore no-control-regex -- that none is there is the point
      assert.doesNotMatch(path, /[\u0000-\u001f\u007f]|\/\.{0,2}(?:;[^/]*)?\//);
    }
  }));
});

Deno.test("canonicalTarget() takes the target after the authority", () => {
  assert.deepEqual(canonicalTarget("http://h:1/a?b"), { path: "/a", query: "?b", target: "/a?b" });
  for (const url of ["http://h", "http://h?x", "http://h#/a", "ftp://h/a", "/a", "http://h//a"]) {
    assert.equal(canonicalTarget(url), null, url);
  }
});

Deno.test("parseTarget() refuses ambiguous targets", () => {
  const refused = [
    "",
    "a",
    "*",
    "?x",
    "//a",
    "/a//b",
    "/a//",
    "/.",
    "/..",
    "/a/./b",
    "/a/../b",
    "/a/..;x=1/b",
    "/;/b",
    "/a/;x",
    "/a%2fb",
    "/a%2Fb",
    "/a%5cb",
    "/a%5Cb",
    "/a\\b",
    "/%2e",
    "/a%2eb",
    "/a%2Eb",
    "/%2D",
    "/%5f",
    "/%5F",
    "/%7e",
    "/%7E",
    "/%30",
    "/%39",
    "/%41",
    "/%4f",
    "/%4F",
    "/%5a",
    "/%50",
    "/%61",
    "/%6f",
    "/%7a",
    "/%70",
    "/%252f",
    "/%25252e",
    "/%00",
    "/%1f",
    "/%7f",
    "/%c2%80",
    "/%c2%9f",
    "/%2500",
    "/%ff",
    "/%c0%af",
    "/%",
    "/%4",
    "/%zz",
    "/a b",
    '/a"',
    "/a[",
    "/a#b",
    "/é",
    // Encoded four times.
    "/%25252520",
    "/?%00",
    "/?%",
    "/?%2",
    "/?\\",
    '/?"',
    "/?<",
    "/? ",
    "/?#",
    "/?é",
  ];
  for (const target of refused) assert.equal(parseTarget(target), null, JSON.stringify(target));
});

Deno.test("parseTarget() accepts unambiguous targets", () => {
  const accepted: [string, string, string][] = [
    ["/", "/", ""],
    ["/a/", "/a/", ""],
    ["/a?", "/a", "?"],
    ["/a?b?c", "/a", "?b?c"],
    ["/a;jsessionid=1/b", "/a;jsessionid=1/b", ""],
    ["/.a/..b/c.", "/.a/..b/c.", ""],
    ["/%20%3f%C2%A0%40%60%5b%7b", "/%20%3f%C2%A0%40%60%5b%7b", ""],
    // Encoded three times.
    ["/%252520", "/%252520", ""],
    ["/100%25", "/100%25", ""],
    ["/-._~!$&'()*+,;=:@", "/-._~!$&'()*+,;=:@", ""],
    ["/?[]{}|^`/?:@%0d%0a%2f..//%d3", "/", "?[]{}|^`/?:@%0d%0a%2f..//%d3"],
  ];
  for (const [target, path, query] of accepted) {
    assert.deepEqual(parseTarget(target), { path, query, target }, target);
  }
});
