import assert from "node:assert/strict";
import { localText, serviceSchema, servicesSchema } from "../../../domain/services/service.ts";

const service = (title: Record<string, string>) => ({
  services: [{ id: "library", title, upstream: "http://127.0.0.1:9000" }],
});

Deno.test("servicesSchema requires a Persian title; others are optional but not empty", () => {
  assert.ok(servicesSchema.safeParse(service({ fa: "کتابخانه" })).success);
  assert.ok(servicesSchema.safeParse(service({ fa: "کتابخانه", ar: "المكتبة" })).success);
  assert.ok(!servicesSchema.safeParse(service({ en: "Library", ar: "المكتبة" })).success);
  assert.ok(!servicesSchema.safeParse(service({ fa: "کتابخانه", ar: "" })).success);
});

Deno.test("servicesSchema names every id that an earlier service has", () => {
  const [one] = service({ fa: "کتابخانه" }).services;
  const result = servicesSchema.safeParse({ services: [one, { ...one, id: "b" }, one, one] });
  assert.deepEqual(result.error?.issues.map(({ path, message }) => [path.join("."), message]), [
    ["services.2.id", "is «library», which an earlier service has"],
    ["services.3.id", "is «library», which an earlier service has"],
  ]);
});

Deno.test("servicesSchema says in words how a host and a path are written", () => {
  const says = (settings: Record<string, unknown>) => {
    const [one] = service({ fa: "کتابخانه" }).services;
    const result = servicesSchema.safeParse({ services: [{ ...one, ...settings }] });
    return result.error?.issues.map(({ message }) => message);
  };
  const host = "must be a host, with a port if need be, such as library.example.ir:8080";
  for (const upstream_host of ["", "https://a.example", "a b", "a:99999", "کتاب"]) {
    assert.equal(says({ upstream_host })?.[0], host, upstream_host);
  }
  for (const path of ["", "health", "/a b", "/سلامت"]) {
    assert.deepEqual(says({ health: { path } }), ["must be a path, such as /health"], path);
  }
  const upstream = "https://a.example";
  for (const server_name of ["", "https://a.example", "a:443"]) {
    assert.deepEqual(says({ upstream, tls: { server_name } }), [
      "must be a host name, such as library.example.ir",
    ], server_name);
  }
});

Deno.test("localText() falls back to Persian and reports it", () => {
  const title = { fa: "کتابخانه", ar: "المكتبة" };
  assert.deepEqual(localText(title, "ar"), { text: "المكتبة", language: "ar" });
  const persian = { text: "کتابخانه", language: "fa" };
  for (const wanted of ["fa", "en", "constructor", "__proto__"]) {
    assert.deepEqual(localText(title, wanted), persian, wanted);
  }
});

Deno.test("servicesSchema requires either an upstream or forward-auth", () => {
  const parse = (settings: Record<string, unknown>) =>
    servicesSchema.safeParse({ services: [{ id: "a", title: { fa: "الف" }, ...settings }] })
      .success;
  const upstream = "http://127.0.0.1:9000";
  assert.ok(parse({ forward_auth: { proxies: ["10.20.0.5", "fd00::/8"] } }));
  assert.ok(!parse({}));
  assert.ok(!parse({ upstream, forward_auth: { proxies: ["10.20.0.5"] } }));
  for (const proxies of [[], ["proxy.example"], ["10.20.0.5/33"], "10.20.0.5"]) {
    assert.ok(!parse({ forward_auth: { proxies } }), JSON.stringify(proxies));
  }
});

Deno.test("servicesSchema refuses an invalid upstream without throwing", () => {
  for (const upstream of ["insurance.example.ir", "http://a:99999", "http://", "", "ftp://a"]) {
    const entry = { id: "a", title: { fa: "الف" }, upstream };
    assert.ok(!servicesSchema.safeParse({ services: [entry] }).success, upstream);
  }
});

const parseWith = (settings: Record<string, unknown>) =>
  serviceSchema.safeParse({
    id: "library",
    title: { fa: "کتابخانه" },
    upstream: "http://a.example",
    ...settings,
  });

Deno.test("serviceSchema accepts DNS labels as IDs, except the window's", () => {
  for (const id of ["a", "a1-b", "a".repeat(63), "ssox", "sso1"]) {
    assert.ok(parseWith({ id }).success, id);
  }
  for (
    const id of ["", "A", "1a", "-a", "a-", "a.b", "a_b", "a b", "sso", "a".repeat(64), "لیلا"]
  ) assert.ok(!parseWith({ id }).success, id);
});

Deno.test("serviceSchema releases nothing and requires level 2 by default", () => {
  const { level, persons, attributes, plain_headers, theme, max_age } = parseWith({}).data!;
  assert.deepEqual({ level, persons, attributes, plain_headers, theme, max_age }, {
    level: 2,
    persons: "natural",
    attributes: [],
    plain_headers: true,
    theme: "other",
    max_age: undefined,
  });
});

Deno.test("serviceSchema refuses invalid settings", () => {
  const cases: [Record<string, unknown>, boolean][] = [
    [{ level: 1 }, true],
    [{ level: 3 }, true],
    [{ level: 0 }, false],
    [{ level: 4 }, false],
    [{ max_age: 60 }, true],
    [{ max_age: 59 }, false],
    [{ max_age: 60.5 }, false],
    [{ persons: "both" }, true],
    [{ persons: "company" }, false],
    [{ attributes: ["postal_code"] }, true],
    [{ attributes: ["mobile"] }, false],
    [{ theme: "sport" }, false],
    [{ upstream_host: "a-1.Example:8080" }, true],
    [{ upstream_host: "a b" }, false],
    [{ upstream_host: "a:x" }, false],
    [{ upstream_host: "a:65536" }, false],
    [{ upstream_host: "300.0.0.1" }, false],
    [{ upstream_host: "a/b" }, false],
    [{ upstream_host: "a\r\nx: y" }, false],
    [{ description: { en: "x" } }, false],
    [{ unknown: 1 }, false],
  ];
  for (const [settings, expected] of cases) {
    assert.equal(parseWith(settings).success, expected, JSON.stringify(settings));
  }
});

Deno.test("serviceSchema accepts TLS settings only if every endpoint is https", () => {
  const tls = { ca: "ca.pem" };
  assert.ok(parseWith({ upstream: ["https://a.example", "https://b.example"], tls }).success);
  assert.ok(!parseWith({ upstream: ["https://a.example", "http://b.example"], tls }).success);
  const forward_auth = { proxies: ["10.0.0.1"] };
  assert.ok(!parseWith({ upstream: undefined, forward_auth, tls }).success);
});

Deno.test("servicesSchema refuses two services with the same ID", () => {
  const one = { id: "a", title: { fa: "الف" }, upstream: "http://a.example" };
  const parse = (services: unknown[]) => servicesSchema.safeParse({ services }).success;
  assert.ok(parse([one, { ...one, id: "b" }]));
  assert.ok(!parse([one, { ...one, title: { fa: "ب" } }]));
});

Deno.test("serviceSchema reserves hosts that people or programs take for the window's", () => {
  const reserved = ["api", "files", "desk", "my", "sso", "www", "id", "auth", "admin", "static"];
  for (const id of [...reserved, "login", "account", "mail", "autodiscover", "postmaster"]) {
    const [issue] = parseWith({ id }).error?.issues ?? [];
    assert.equal(issue?.message, `«${id}» is reserved: no service may have this host`);
    assert.deepEqual(issue.path, ["id"]);
  }
  for (const id of ["api2", "my-tax", "files-archive", "identity"]) {
    assert.ok(parseWith({ id }).success, id);
  }
});

Deno.test("serviceSchema takes agency and keywords, and needs neither", () => {
  const agency = { fa: "سازمان امور مالیاتی", en: "Tax Administration" };
  const { data } = parseWith({ agency, keywords: ["دارایی", "VAT"] });
  assert.deepEqual([data?.agency, data?.keywords], [agency, ["دارایی", "VAT"]]);
  assert.deepEqual([parseWith({}).data?.agency, parseWith({}).data?.keywords], [undefined, []]);
  assert.ok(!parseWith({ agency: { en: "Tax" } }).success, "Persian is required");
  for (const keywords of ["VAT", [""], ["x".repeat(61)], Array(31).fill("x")]) {
    assert.ok(!parseWith({ keywords }).success, JSON.stringify(keywords).slice(0, 40));
  }
});
