import assert from "node:assert/strict";
import fc from "fast-check";
import { serviceSchema } from "../../../../domain/services/service.ts";
import { parseReturnTarget } from "../../../../domain/gateway/request/return_target.ts";

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
  "https://insurance.example.ir:443/",
  "https://insurance.example.ir:8443/",
  "https://insurance.example.ir@evil.ir/",
  "https://evil.ir@insurance.example.ir/",
  "https://insurance.example.ir:x@evil.ir/",
  "https://insurance.example.ir\\@evil.ir/",
  "https://insurance.example.ir#@evil.ir/",
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
