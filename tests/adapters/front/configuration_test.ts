/** The written configuration, as text; tests/front/carried_test.ts runs it. */
import assert from "node:assert/strict";
import { frontConfiguration } from "../../../adapters/front/configuration.ts";
import { parseServices } from "../../../adapters/services/file.ts";

const SERVICE = {
  id: "tax-office",
  title: { fa: "مالیات" },
  upstream: "http://10.1.2.3:8080",
  carried_by: "front",
};

const write = (settings: object = {}) =>
  frontConfiguration(
    parseServices({ services: [{ ...SERVICE, ...settings }] }, "services"),
    "https://example.ir",
  );

Deno.test("front: nothing is carried by default", () => {
  assert.doesNotMatch(write({ carried_by: undefined }), /^[^#\n]/m);
});

Deno.test("front: the question is made of its key, and nothing else of the client's passes", () => {
  const [, asking] = /location = \/_panjereh\/admission \{\n(.*?)\n {2}\}/s.exec(write())!;
  assert.match(asking, /proxy_pass_request_headers off;/);
  const [, key] = /proxy_cache_key "(.*)";/.exec(asking)!;
  const sent = [...asking.matchAll(/proxy_set_header \S+ (\S+);/g)].map(([, value]) => value);
  const theirs = sent.filter((value) => value.startsWith("$"));
  assert.deepEqual(theirs, ["$remote_addr", "$http_cookie"]);
  assert.equal(key, `$panjereh_moment tax-office.example.ir ${theirs.join(" ")}`);
  assert.match(asking, /proxy_cache_valid 200 1s;/);
  assert.match(asking, /proxy_cache_use_stale off;/);
});

Deno.test("front: claims and names of identity headers do not pass, though a service asks for them", () => {
  const text = write({
    carried_headers: ["X-Own", "X-User", "X-Forwarded-For", "X-Identity-Level", "X-Who", "Cookie"],
    identity_headers: { "X-Who": "{subject}" },
  });
  const passed = [...text.matchAll(/proxy_set_header (\S+) \$http_(\w+);/g)].map(([, name]) =>
    name
  );
  assert.ok(passed.includes("x-own"));
  const claims = /^(?:x-user|x-forwarded.*|x-identity.*|x-who)$/i;
  assert.deepEqual(passed.filter((name) => claims.test(name)), []);
  assert.match(text, /proxy_set_header X-Who \$told_x_who;/);
});

Deno.test("front: open paths, and pages elsewhere, are the gateway's", () => {
  const text = write({
    public: ["/news/", { path: "/", exact: true }],
    form_returns: [{ path: "/paid" }],
    cors: { origins: ["https://a.ir"] },
  });
  const [, open] = /map "\$request_uri" \$panjereh_open_tax_office \{\n(.*?)\n\}/s.exec(text)!;
  const patterns = [...open.matchAll(/"~(.*)" 1;/g)].map(([, source]) =>
    new RegExp(source.replaceAll("\\\\", "\\"))
  );
  const isOpen = (target: string) => patterns.some((pattern) => pattern.test(target));
  const targets = ["/", "/?x", "/news/1", "/paid", "/paid?x=1"];
  assert.deepEqual(targets.filter((target) => !isOpen(target)), []);
  assert.deepEqual(["/a", "/paids", "/newsy"].filter(isOpen), []);
  assert.match(text, /map "\$panjereh_open_tax_office\$panjereh_from_page\$panjereh_plain/);
});

Deno.test("front: the longest route comes first, and https is verified by name", () => {
  const text = write({
    upstream: "https://10.1.2.3",
    upstream_host: "tax.example.org",
    routes: [
      { prefix: "/a/", upstream: "https://10.1.2.4" },
      { prefix: "/a/b/", upstream: "https://10.1.2.5" },
    ],
  });
  const routes = [...text.matchAll(/"~\^(\S+)" (https:\S+);/g)].map((
    [, prefix, to],
  ) => [prefix, to]);
  assert.deepEqual(routes.map(([, to]) => to), [
    "https://agency_tax_office_1",
    "https://agency_tax_office_0",
  ]);
  assert.match(text, /proxy_ssl_verify on;/);
  assert.match(text, /proxy_ssl_name tax\.example\.org;/);
});

Deno.test("front: limits and pages are those of the shipped block of all services", async () => {
  const shipped = await Deno.readTextFile(
    new URL("../../../docs/front/nginx.conf", import.meta.url),
  );
  const lines = (text: string) => text.split("\n").map((line) => line.trim().replace(/ +/g, " "));
  const written = lines(write());
  const [, services] = shipped.split("# The services.\n");
  const wanted = lines(services).filter((line) =>
    /^(?:limit_|error_page|client_max|return)/.test(line)
  );
  assert.ok(wanted.length >= 7);
  assert.deepEqual(wanted.filter((line) => !written.includes(line)), []);
});

Deno.test("services: the front is given addresses, and names for https", () => {
  const refused = [
    { upstream: "http://tax.internal" },
    { upstream: ["http://10.1.2.3", "http://localhost:1"] },
    { upstream: "https://10.1.2.3" },
    { routes: [{ prefix: "/a/", upstream: "http://tax.internal" }] },
    { upstream: undefined, forward_auth: { proxies: ["10.1.2.3"] } },
  ];
  for (const settings of refused) assert.throws(() => write(settings), /carried_by front needs/);
  write({ upstream: "http://[fd00::1]:80" });
});

Deno.test("front: a service is told by the front what it may be told by the gateway", () => {
  const told = (settings: object) =>
    [...write(settings).matchAll(/proxy_set_header X-Identity-(\S+) /g)].map(([, name]) => name);
  const all = ["Assertion", "Subject", "Level", "Auth-Time", "Locale"];
  assert.deepEqual(told({}), all);
  assert.deepEqual(told({ plain_headers: false }), ["Assertion"]);
  const company = ["Company-Id", "Company-Name"];
  assert.deepEqual(told({ persons: "both", attributes: ["fida_code"] }), [
    ...all,
    ...company,
    "Fida-Code",
  ]);
});
