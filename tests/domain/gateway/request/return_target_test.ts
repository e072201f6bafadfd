import assert from "node:assert/strict";
import fc from "fast-check";
import { serviceSchema } from "../../../../domain/services/service.ts";
import { pageAt, parseReturnTarget } from "../../../../domain/gateway/request/return_target.ts";

const service = serviceSchema.parse({
  id: "insurance",
  title: { fa: "بیمه" },
  upstream: "http://127.0.0.1:1",
});
const window = "https://sso.example.ir";
const known = {
  window,
  serviceOf: (host: string) => host === "insurance.example.ir" ? service : undefined,
};

const REFUSED = [
  "",
  " ",
  "//evil",
  "//evil.ir/x",
  "///evil",
  "/\\evil",
  "\\\\evil",
  "\\/evil",
  "/\t/evil",
  "/\n/evil",
  "/%09/evil",
  "/%5cevil",
  "/%2fevil",
  "/./evil",
  "/..//evil",
  "/x#fragment",
  "evil",
  "?x",
  "#",
  "https:evil",
  "https:/evil",
  "https:///evil",
  "https://",
  "https://evil.ir/",
  "https:\\\\insurance.example.ir/",
  "data:text/html,x",
  "javascript:alert(1)",
  "JavaScript://insurance.example.ir/%0aalert(1)",
  "blob:https://insurance.example.ir/x",
  "view-source:https://insurance.example.ir/",
  "http://insurance.example.ir/",
  "HTTPS://insurance.example.ir/",
  "https://INSURANCE.example.ir/",
  "https://insurance.example.ir",
  "https://insurance.example.ir./",
  "https://insurance.example.ir:80/",
  "https://insurance.example.ir:0443/",
  "https://insurance.example.ir:/",
  "http://insurance.example.ir:443/",
  "https://insurance.example.ir:8443/",
  "https://insurance.example.ir@evil.ir/",
  "https://evil.ir@insurance.example.ir/",
  "https://insurance.example.ir:x@evil.ir/",
  "https://insurance.example.ir\\@evil.ir/",
  "https://insurance.example.ir#@evil.ir/",
  "https://evil.ir/#@insurance.example.ir/",
  "https://insurance.example.ir/#\r\nSet-Cookie: a=b",
  "https://insurance.example.ir/#a b",
  "https://insurance.example.ir/#\u0000",
  "https://insurance.example.ir?@evil.ir/",
  "https://insurance.example.ir.evil.ir/",
  "https://insurance.example.ir%2eevil.ir/",
  "https://insurance。example.ir/",
  "https://other.example.ir/",
  "https://sso.example.ir.evil.ir/",
  "https://insurance.example.ir/../x",
  "https://insurance.example.ir//evil",
  " https://insurance.example.ir/",
  "https://insurance.example.ir/ ",
  "https://insurance.example.ir/\r\nSet-Cookie: a=b",
  "https://insurance.example.ir/%0d%0aSet-Cookie:a=b",
  "\u0000/x",
  "\ufeff/x",
];

Deno.test("parseReturnTarget() refuses every open redirect", async (t) => {
  for (const raw of REFUSED) {
    await t.step(JSON.stringify(raw), () => assert.equal(parseReturnTarget(raw, known), null));
  }
});

Deno.test("parseReturnTarget() accepts URLs of services and paths of the window", () => {
  const url = "https://insurance.example.ir/a;b=1?c=%D8%B3&d=//e";
  assert.deepEqual(parseReturnTarget(url, known), { service, url });
  assert.deepEqual(parseReturnTarget("/home?x=1", known), { path: "/home?x=1" });
  assert.deepEqual(parseReturnTarget(`${window}/home`, known), { path: "/home" });
});

Deno.test("parseReturnTarget() keeps what browsers send raw, and encodes other letters as they do", () => {
  for (const rest of ["/report[1].pdf?p=C:\\x&q=100%&u=%u0633", "/100%"]) {
    const url = `https://insurance.example.ir${rest}`;
    assert.deepEqual(parseReturnTarget(url, known), { service, url });
    assert.deepEqual(parseReturnTarget(rest, known), { path: rest });
  }
  assert.deepEqual(parseReturnTarget("https://insurance.example.ir/گ?q=س", known), {
    service,
    url: "https://insurance.example.ir/%DA%AF?q=%D8%B3",
  });
  assert.deepEqual(parseReturnTarget("/س", known), { path: "/%D8%B3" });
});

Deno.test("parseReturnTarget() takes the default port for what it is", () => {
  const url = "https://insurance.example.ir/a";
  assert.deepEqual(parseReturnTarget("https://insurance.example.ir:443/a", known), {
    service,
    url,
  });
  assert.deepEqual(parseReturnTarget("https://sso.example.ir:443/home", known), { path: "/home" });
});

/** Kept for services, in the form in which browsers write them. */
const FRAGMENTS = [
  "#/cases/5",
  "#!/cases?tab=1&q=[a]",
  "#section-3",
  "#/%D8%B3/~x;y=(1)",
  "#{a|b}^",
  "#a#b",
  "#100%",
  "#C:\\x",
  "#//evil.ir/@x:y",
  "#javascript:alert(1)",
  "#" + "a".repeat(1024),
];

/** Dropped, while the page is found. */
const NO_FRAGMENTS = [
  "#",
  '#"><script>',
  "#<svg",
  "#`",
  "#" + "a".repeat(1025),
];

Deno.test("parseReturnTarget() keeps the fragment of a service's URL", () => {
  const page = "https://insurance.example.ir/a?b=1";
  for (const fragment of FRAGMENTS) {
    assert.deepEqual(parseReturnTarget(page + fragment, known), { service, url: page + fragment });
    assert.deepEqual(parseReturnTarget(`${window}/home${fragment}`, known), { path: "/home" });
    assert.equal(parseReturnTarget(`/home${fragment}`, known), null);
  }
  const url = page + "#/%D8%B3";
  assert.deepEqual(parseReturnTarget(page + "#/س", known), { service, url });
  for (const fragment of NO_FRAGMENTS) {
    assert.deepEqual(parseReturnTarget(page + fragment, known), { service, url: page }, fragment);
  }
});

Deno.test("pageAt() takes only pages of this origin", () => {
  const origin = "https://insurance.example.ir";
  const pages: [string | null, string | null][] = [
    [`${origin}/a?b=1`, "/a?b=1"],
    [`${origin}/a#/cases/5`, "/a#/cases/5"],
    [`${origin}:443/a`, "/a"],
    [`${origin}/`, "/"],
    [null, null],
    ["", null],
    ["/a", null],
    ["about:blank", null],
    ["http://insurance.example.ir/a", null],
    ["https://sso.example.ir/a", null],
    ["https://evil.ir/a", null],
    ["https://evil.ir/#https://insurance.example.ir/a", null],
    ["https://u@insurance.example.ir/a", null],
    ["https://insurance.example.ir@evil.ir/a", null],
    ["https://insurance.example.ir:8443/a", null],
    ["https://insurance.example.ir./a", null],
    [`${origin}/\u00d8\u00b3`, null],
    [`${origin}//evil.ir`, null],
    [`${origin}/..//evil.ir`, null],
    [`${origin}/a, https://evil.ir/`, null],
    [`${origin}/_panjereh/session?code=1`, null],
    [`${origin}/_PANJEREH/sign-out`, null],
  ];
  for (const [address, expected] of pages) {
    assert.equal(pageAt(origin, address), expected, String(address));
  }
  assert.equal(pageAt(origin, `${origin}//a%2Fb`, "exact"), "//a%2Fb");
  assert.equal(pageAt(origin, `${origin}//_panjereh/session`, "exact"), null);
});

Deno.test("parseReturnTarget() looks services up by the exact host only", () => {
  const asked: string[] = [];
  const serviceOf = (host: string) => (asked.push(host), service);
  for (
    const host of ["INSURANCE.example.ir", "insurance.example.ir.", "a@b", "a b", "a:0", "[::x]"]
  ) {
    assert.equal(parseReturnTarget(`https://${host}/`, { window, serviceOf }), null, host);
  }
  assert.deepEqual(asked, []);
});

Deno.test("parseReturnTarget() never leads a browser elsewhere", () => {
  const piece = fc.constantFrom(
    "/",
    "\\",
    "https:",
    "//",
    "@",
    ":",
    ".",
    "#",
    "?",
    "evil.ir",
    "sso.example.ir",
    "insurance.example.ir",
    "\t",
    "\n",
    " ",
    "%2f",
    "%09",
    "x",
  );
  const raw = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(""));
  fc.assert(
    fc.property(
      fc.oneof(raw, raw.map((rest) => "https://" + rest), raw.map((rest) => "/" + rest)),
      (text) => {
        const accepted = parseReturnTarget(text, known);
        if (!accepted) return;
        const url = new URL("service" in accepted ? accepted.url : accepted.path, window);
        assert.equal(url.host, "service" in accepted ? "insurance.example.ir" : "sso.example.ir");
        assert.equal(url.username, "");
      },
    ),
    { numRuns: 5000 },
  );
});

Deno.test("parseReturnTarget() takes exact paths of a service that does, and of no other host", () => {
  const exact = { ...service, paths: "exact" as const };
  const url = "https://insurance.example.ir//evil.ir/a%2Fb";
  const of = (raw: string, at = exact) => parseReturnTarget(raw, { window, serviceOf: () => at });
  assert.deepEqual(of(url), { service: exact, url });
  assert.equal(of(url, service as typeof exact), null);
  for (
    const raw of ["//evil.ir/a", `${window}//evil.ir/a`, "https://insurance.example.ir/a%2F.."]
  ) {
    assert.equal(of(raw), null, raw);
  }
});
