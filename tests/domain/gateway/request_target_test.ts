import assert from "node:assert/strict";
import fc from "fast-check";
import { canonicalTarget, parseTarget } from "../../../domain/gateway/request_target.ts";

/** Pieces of which interesting targets are made. */
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

/** Accepted ones only, often enough to mean something. */
const accepted = fc.oneof(
  target,
  fc.array(fc.constantFrom("a", "/b", "/c.", "%20", "%D8%B3", "?x", ";y", "%2520", "/..d"))
    .map((pieces) => "/" + pieces.join("")),
).filter((text) => parseTarget(text) !== null);

function assertLaw(property: fc.IRawProperty<unknown>) {
  fc.assert(property, { numRuns: 2000 });
}

Deno.test("parseTarget() keeps every byte of what it accepts, and accepts it again", () => {
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

Deno.test("parseTarget() accepts only paths that stay themselves however often they are decoded", () => {
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
