import assert from "node:assert/strict";
import { parseAuthority, parseHost } from "../../../../domain/gateway/request/authority.ts";

const LABEL = "a".repeat(63);
/** 253 characters, the maximum length of a name. */
const LONGEST = [LABEL, LABEL, LABEL, "a".repeat(61)].join(".");

Deno.test("parseHost accepts names, addresses and ports, lower-cased", () => {
  const cases: [string, string][] = [
    ["a", "a"],
    ["A.Example", "a.example"],
    ["a-b.1x.example:8000", "a-b.1x.example:8000"],
    ["127.0.0.1:1", "127.0.0.1:1"],
    ["[::1]", "[::1]"],
    ["[2001:DB8::1]:65535", "[2001:db8::1]:65535"],
    [`${LABEL}.example`, `${LABEL}.example`],
    [`${LONGEST}:65535`, `${LONGEST}:65535`],
  ];
  for (const [text, expected] of cases) assert.equal(parseHost(text), expected, text);
});

Deno.test("parseHost refuses everything else", () => {
  const refused = [
    "",
    "a.",
    ".a",
    "a..b",
    "-a",
    "a-",
    "a.-b",
    "a-.b",
    "a_b",
    "a b",
    "a/b",
    "a@b",
    "a,b",
    "a:",
    "a:0",
    "a:080",
    "a:65536",
    "a:100000",
    "a:x",
    "::1",
    "[]",
    "[:]",
    "[::g]",
    "[::1",
    "[::1]x",
    `[${":".repeat(46)}]`,
    `a${LABEL}.example`,
    `example.a${LABEL}`,
    `b.${LONGEST}:65535`,
    "é",
    "a\n",
  ];
  for (const text of refused) assert.equal(parseHost(text), null, JSON.stringify(text));
});

Deno.test("parseAuthority requires target and Host to agree", () => {
  const cases: [string, string | null, string | null][] = [
    ["http://a.example/x", "a.example", "a.example"],
    ["https://a.example:81/x", "A.Example:81", "a.example:81"],
    ["HTTP://A.example", "a.example", "a.example"],
    ["http://a.example?x", "a.example", "a.example"],
    ["http://a.example#x", "a.example", "a.example"],
    ["http://a.example/x", null, null],
    ["http://a.example/x", "b.example", null],
    ["http://a.example/x", "a.example:80", null],
    ["http://a.example:80/x", "a.example", null],
    ["http://u@a.example/x", "a.example", null],
    ["http://a.example/x", "", null],
    ["ftp://a.example/x", "a.example", null],
    ["/x", "a.example", null],
  ];
  for (const [url, host, expected] of cases) {
    assert.equal(parseAuthority(url, host), expected, `${url} ${host}`);
  }
});
