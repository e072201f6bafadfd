import assert from "node:assert/strict";
import {
  canonicalHost,
  parseAuthority,
  parseHost,
  type Scheme,
} from "../../../../domain/gateway/request/authority.ts";

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

Deno.test("canonicalHost drops the scheme's own port only", () => {
  const cases: [string, Scheme, string | null][] = [
    ["A.example:443", "https", "a.example"],
    ["a.example:80", "https", "a.example:80"],
    ["a.example:80", "http", "a.example"],
    ["a.example:443", "http", "a.example:443"],
    ["a.example:8080", "http", "a.example:8080"],
    ["a.example:4430", "https", "a.example:4430"],
    ["[::1]:443", "https", "[::1]"],
    ["a.example", "https", "a.example"],
    ["a.example:0443", "https", null],
    ["a.example:", "https", null],
    ["a.example.:443", "https", null],
    [":443", "https", null],
  ];
  for (const [text, scheme, expected] of cases) {
    assert.equal(canonicalHost(text, scheme), expected, `${text} ${scheme}`);
  }
});

Deno.test("parseAuthority requires target and Host to agree", () => {
  const cases: [url: string, host: string | null, scheme: Scheme, string | null][] = [
    ["http://a.example/x", "a.example", "http", "a.example"],
    ["https://a.example:81/x", "A.Example:81", "https", "a.example:81"],
    ["HTTP://A.example", "a.example", "http", "a.example"],
    ["http://a.example?x", "a.example", "http", "a.example"],
    ["http://a.example#x", "a.example", "http", "a.example"],
    ["http://a.example/x", null, "http", null],
    ["http://a.example/x", "b.example", "http", null],
    ["http://a.example/x", "a.example:80", "http", "a.example"],
    ["http://a.example:80/x", "a.example", "http", "a.example"],
    ["http://a.example:443/x", "a.example:443", "https", "a.example"],
    ["https://a.example/x", "a.example:443", "https", "a.example"],
    ["http://a.example:80/x", "a.example", "https", null],
    ["http://a.example:80/x", "a.example:80", "https", "a.example:80"],
    ["http://a.example/x", "a.example:443", "http", null],
    ["http://a.example:8443/x", "a.example:8443", "https", "a.example:8443"],
    ["http://u@a.example/x", "a.example", "http", null],
    ["http://u@a.example/x", "u@a.example", "http", null],
    ["http://a.example/x", "", "http", null],
    ["ftp://a.example/x", "a.example", "http", null],
    ["/x", "a.example", "http", null],
  ];
  for (const [url, host, scheme, expected] of cases) {
    assert.equal(parseAuthority(url, host, scheme), expected, `${url} ${host} ${scheme}`);
  }
});

Deno.test("parseAuthority accepts other names that browsers may send", () => {
  for (const host of ["a.example.", "a_b.example", "-a.example", "a-", "_a.example.:81"]) {
    assert.equal(parseAuthority(`http://${host}/`, host, "http"), host);
  }
  for (const host of ["a..", ".", "a.example..", "a,b", "a%2e", "a.:0", `${LABEL}a.example.`]) {
    assert.equal(parseAuthority(`http://${host}/`, host, "http"), null, host);
  }
});
