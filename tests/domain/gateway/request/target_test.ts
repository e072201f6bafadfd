import assert from "node:assert/strict";
import fc from "fast-check";
import { utf8Bytes } from "../../../../domain/text/utf8.ts";
import { asciiTarget, parseTarget, targetOf } from "../../../../domain/gateway/request/target.ts";

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
      "{",
      "^",
      "%u0633",
      "%uff0e",
      "%2",
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

/** What browsers differ in, and other clients send raw; nobody reads it as anything else. */
const strict = (path: string) => path.replace(/[\^`{}|]/g, encodeURIComponent);

function assertLaw(property: fc.IRawProperty<unknown>) {
  fc.assert(property, { numRuns: 2000 });
}

Deno.test("parseTarget() keeps every byte of what it accepts, and is idempotent", () => {
  assertLaw(fc.property(accepted, (text) => {
    const parsed = parseTarget(text)!;
    assert.equal(parsed.target, utf8Bytes(text));
    assert.equal(parsed.path + parsed.query, text);
    assert.deepEqual(parseTarget(parsed.path + parsed.query), parsed);
  }));
});

Deno.test("parseTarget() accepts only what the URL standard would not change", () => {
  assertLaw(fc.property(accepted, (text) => {
    const { path, query } = parseTarget(text)!;
    const url = new URL("http://h" + text);
    assert.equal(strict(url.pathname), strict(path));
    // Browsers encode these in queries; other clients need not.
    // deno-lint-ignore no-control-regex -- the whole of ASCII
    const encoded = query.replaceAll("'", "%27").replace(/[^\x00-\x7f]+/g, encodeURIComponent);
    assert.equal(url.href.slice(url.origin.length + url.pathname.length), encoded);
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

Deno.test("targetOf() takes the target after the authority", () => {
  assert.deepEqual(targetOf("http://h:1/a?b"), {
    path: "/a",
    isCanonical: true,
    query: "?b",
    target: "/a?b",
  });
  for (const url of ["http://h", "http://h?x", "http://h#/a", "ftp://h/a", "/a", "http://h//a"]) {
    assert.equal(targetOf(url), null, url);
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
    // A `%` that becomes an escape when it is decoded again.
    "/%%32%65",
    "/%%35%63..",
    "/%2%65",
    "/%25%32%65",
    "/%252%65",
    // Escapes of IIS for a dot, a slash, an underscore, and for the like in other widths.
    "/%u002e%u002e/a",
    "/..%u2215a",
    "/%uff0e",
    "/%u005fpanjereh",
    "/%uff41",
    "/%U002E",
    "/%25u002e",
    "/%c0%9v",
    // A dot segment to a server that decodes before it splits, or that knows full-width forms.
    "/a/..%3f/b",
    "/a/..%23",
    "/a/%ef%bc%8e%ef%bc%8e/b",
    "/a/..%ef%bc%8fb",
    // The window's own paths to a server that drops parameters, or spaces and dots.
    "/_panjereh%3bx/session",
    "/_PANJEREH%3Bx",
    "/_panjereh%20/session",
    "/_panjereh./session",
    "/_panjereh%3f",
    "/_panjereh%23/session",
    "/%EF%BC%BFpanjereh/session",
    "/a b",
    '/a"',
    "/a<",
    "/a>",
    "/a#b",
    "/é",
    "/س",
    // Encoded four times.
    "/%25252520",
    "/?%00",
    "/?%u0000",
    "/?%U0000",
    '/?"',
    "/?<",
    "/?>",
    "/? ",
    "/?#",
    "/?\t",
    "/?\u007f",
    "/?\u0085",
    "/?\ud800",
    "/?\ufffd",
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
    // As Chromium sends them.
    ["/files/report[1].pdf", "/files/report[1].pdf", ""],
    ["/_next/static/chunks/pages/[id]-abc.js", "/_next/static/chunks/pages/[id]-abc.js", ""],
    ["/%DA%AF [%D9%86].pdf".replace(" ", "%20"), "/%DA%AF%20[%D9%86].pdf", ""],
    ["/100%", "/100%", ""],
    ["/50%off", "/50%off", ""],
    ["/50%%20off", "/50%%20off", ""],
    ["/a%zz/%4", "/a%zz/%4", ""],
    ["/%u0633%u200c%u06F1", "/%u0633%u200c%u06F1", ""],
    ["/_panjereha/b%20", "/_panjereha/b%20", ""],
    ["/a/_panjereh%3b", "/a/_panjereh%3b", ""],
    ["/_panjereh;x=1/session", "/_panjereh;x=1/session", ""],
    ["/?q=100%", "/", "?q=100%"],
    ["/?p=C:\\x", "/", "?p=C:\\x"],
    ["/?a=%u0633&b=%D3%E1&c=%zz", "/", "?a=%u0633&b=%D3%E1&c=%zz"],
    // As other clients do.
    ["/a|b^{c}`", "/a|b^{c}`", ""],
    ["/?a='b'", "/", "?a='b'"],
  ];
  for (const [target, path, query] of accepted) {
    assert.deepEqual(parseTarget(target), { path, isCanonical: true, query, target }, target);
  }
});

Deno.test("parseTarget() gives raw UTF-8 of a query as bytes, asciiTarget() as browsers send it", () => {
  const parsed = parseTarget("/a?q=سلام😀'%")!;
  assert.equal(parsed.query, "?q=سلام😀'%");
  const bytes = "\xd8\xb3\xd9\x84\xd8\xa7\xd9\x85\xf0\x9f\x98\x80";
  assert.equal(parsed.target, `/a?q=${bytes}'%`);
  assert.equal(asciiTarget(parsed), "/a?q=%D8%B3%D9%84%D8%A7%D9%85%F0%9F%98%80'%");
});
