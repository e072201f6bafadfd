import assert from "node:assert/strict";
import { returnPage } from "../../../../domain/gateway/request/return_page.ts";

const origin = "https://insurance.example.ir";
const FORM = `${origin}/form?x=1`;
const PAGE = { "sec-fetch-mode": "navigate" };
const SCRIPT = { "sec-fetch-mode": "cors" };
const HTMX = { ...SCRIPT, "hx-request": "true" };

const from = (method: string, headers: Record<string, string>) =>
  returnPage({ method, headers: new Headers(headers) }, { origin, target: "/asked?y=2" });

Deno.test("returnPage: a page that is opened is the page to come back to", () => {
  assert.equal(from("GET", PAGE), "/asked?y=2");
  assert.equal(from("HEAD", { ...PAGE, referer: FORM }), "/asked?y=2");
});

Deno.test("returnPage: what a page sends leads back to that page", () => {
  assert.equal(from("POST", { ...PAGE, referer: FORM }), "/form?x=1");
  assert.equal(from("GET", { ...SCRIPT, referer: FORM }), "/form?x=1");
  assert.equal(from("PUT", { ...SCRIPT, referer: FORM }), "/form?x=1");
});

Deno.test("returnPage: without a usable page, the first one", () => {
  for (const [method, headers] of [["POST", PAGE], ["GET", SCRIPT], ["GET", {}]] as const) {
    assert.equal(from(method, headers), "/");
    for (
      const referer of [
        "https://evil.example/form",
        "https://u:p@insurance.example.ir/form",
        `${origin}//evil.example`,
        `${origin}/_panjereh/session?code=c`,
        "javascript:alert(1)",
      ]
    ) assert.equal(from(method, { ...headers, referer }), "/", referer);
  }
});

Deno.test("returnPage: htmx says what its page shows, fragment included", () => {
  const shown = { ...HTMX, referer: FORM, "hx-current-url": `${origin}/list#/cases/5` };
  assert.equal(from("POST", shown), "/list#/cases/5");
  assert.equal(from("GET", shown), "/list#/cases/5");
  assert.equal(from("GET", { ...shown, "hx-boosted": "true" }), "/asked?y=2");
  assert.equal(from("GET", { ...shown, "hx-history-restore-request": "true" }), "/asked?y=2");
  assert.equal(from("POST", { ...shown, "hx-boosted": "true" }), "/list#/cases/5");
  for (
    const url of ["https://evil.example/x", "//evil.example", "https://u@insurance.example.ir/"]
  ) {
    assert.equal(from("GET", { ...shown, "hx-current-url": url }), "/form?x=1", url);
  }
  assert.equal(from("GET", { ...HTMX, "hx-current-url": "https://evil.example/x" }), "/");
  assert.equal(from("GET", { ...SCRIPT, "hx-current-url": `${origin}/list` }), "/", "not htmx");
  assert.equal(from("GET", { ...SCRIPT, "hx-boosted": "true" }), "/", "not htmx");
});
