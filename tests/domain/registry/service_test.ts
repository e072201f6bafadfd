import assert from "node:assert/strict";
import { localText, servicesSchema } from "../../../domain/registry/service.ts";

const service = (title: Record<string, string>) => ({
  services: [{ id: "library", title, upstream: "http://127.0.0.1:9000" }],
});

Deno.test("servicesSchema needs a Persian title, others are optional and not empty", () => {
  assert.ok(servicesSchema.safeParse(service({ fa: "کتابخانه" })).success);
  assert.ok(servicesSchema.safeParse(service({ fa: "کتابخانه", ar: "المكتبة" })).success);
  assert.ok(!servicesSchema.safeParse(service({ en: "Library", ar: "المكتبة" })).success);
  assert.ok(!servicesSchema.safeParse(service({ fa: "کتابخانه", ar: "" })).success);
});

Deno.test("localText() falls back to Persian and says so", () => {
  const title = { fa: "کتابخانه", ar: "المكتبة" };
  assert.deepEqual(localText(title, "ar"), { text: "المكتبة", language: "ar" });
  const persian = { text: "کتابخانه", language: "fa" };
  for (const wanted of ["fa", "en", "constructor", "__proto__"]) {
    assert.deepEqual(localText(title, wanted), persian, wanted);
  }
});

Deno.test("servicesSchema wants somebody to forward: the gateway or the agency's own proxy", () => {
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

Deno.test("servicesSchema refuses an upstream that is no address, without an error of its own", () => {
  for (const upstream of ["insurance.example.ir", "http://a:99999", "http://", "", "ftp://a"]) {
    const entry = { id: "a", title: { fa: "الف" }, upstream };
    assert.ok(!servicesSchema.safeParse({ services: [entry] }).success, upstream);
  }
});
