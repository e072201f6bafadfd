import assert from "node:assert/strict";
import {
  problemDocument,
  type RefusalCode,
  refuseAndClose,
} from "../../../routes/gateway/refusal.ts";
import type { AccessRefusal } from "../../../domain/access/refusal.ts";
import { createRefuse, sendToWindow } from "../../../routes/gateway/refuse.ts";
import { refuseHandshake } from "../../../routes/gateway/upgrade.ts";
import { PROBLEM_STATUS } from "../../../routes/site/problem_status.ts";
import { service } from "./samples.ts";

const STATUS: Record<RefusalCode, number> = {
  bad_request: 400,
  sign_in_required: 401,
  cookies_needed: 403,
  level_too_low: 403,
  level_too_old: 403,
  network_restricted: 403,
  legal_only: 403,
  natural_only: 403,
  foreign_origin: 403,
  not_found: 404,
  file_gone: 404,
  method_not_allowed: 405,
  too_large: 413,
  misdirected: 421,
  upgrade_required: 426,
  too_many: 429,
  internal: 500,
  suspended_by_agency: 503,
  suspended_by_window: 503,
  service_retired: 410,
  upstream_unavailable: 502,
  upstream_busy: 503,
  upstream_circuit_open: 503,
  store_unavailable: 503,
  upstream_timeout: 504,
};

const head = (headers: Record<string, string> = {}, method = "GET") => ({
  method,
  url: "http://insurance.localhost/",
  headers: new Headers(headers),
});

Deno.test("problemDocument states what and why, and is not stored", async () => {
  const titles = new Set<string>();
  for (const [code, status] of Object.entries(STATUS) as [RefusalCode, number][]) {
    assert.equal(PROBLEM_STATUS[code], status);
    const response = problemDocument(code, {
      requestId: "request-1",
      retryAfter: 7,
      signIn: "/login",
      headers: { allow: "GET" },
    });
    assert.equal(response.status, status, code);
    assert.deepEqual(Object.fromEntries(response.headers), {
      allow: "GET",
      "cache-control": "no-store",
      "content-type": "application/problem+json",
      "retry-after": "7",
      "x-content-type-options": "nosniff",
      "x-request-id": "request-1",
    });
    const { title, ...document } = await response.json();
    assert.deepEqual(document, {
      type: `urn:panjereh:problem:${code}`,
      status,
      request_id: "request-1",
      reference: "requ-est-",
      sign_in: "/login",
    });
    titles.add(title);
  }
  assert.equal(titles.size, Object.keys(STATUS).length);
});

Deno.test("problemDocument omits absent details", async () => {
  const response = problemDocument("internal", { requestId: "request-1" });
  assert.equal(response.headers.has("retry-after"), false);
  assert.equal("sign_in" in await response.json(), false);
  const now = problemDocument("internal", { requestId: "request-1", retryAfter: 0 });
  assert.equal(now.headers.get("retry-after"), "0");
});

Deno.test("refuseAndClose aborts its connection after its last byte", async () => {
  const response = refuseAndClose("request-1");
  assert.equal(response.status, 400);
  assert.equal(response.headers.get("connection"), "close");
  assert.equal(response.headers.get("cache-control"), "no-store, no-transform");
  assert.equal(response.headers.get("x-request-id"), "request-1");
  const reader = response.body!.getReader();
  const { value } = await reader.read();
  const { type } = JSON.parse(new TextDecoder().decode(value));
  assert.equal(type, "urn:panjereh:problem:bad_request");
  await assert.rejects(reader.read());
});

Deno.test("createRefuse gives a page the refusal's own status and headers", async () => {
  const contexts: unknown[] = [];
  const refuse = createRefuse((_, context) => {
    contexts.push(context);
    return new Response("<h1>", {
      status: 200,
      headers: { "content-security-policy": "x", "cache-control": "public" },
    });
  });
  const insurance = service();
  const details = {
    requestId: "request-1",
    service: insurance,
    ip: "192.0.2.7",
    retryAfter: 7,
    headers: { allow: "GET" },
  };
  const page = await refuse(head({ accept: "text/html" }), "upstream_busy", details);
  assert.equal(page.status, 503);
  assert.equal(await page.text(), "<h1>");
  assert.deepEqual(Object.fromEntries(page.headers), {
    allow: "GET",
    "cache-control": "no-store",
    "content-security-policy": "x",
    "content-type": "text/plain;charset=UTF-8",
    "retry-after": "7",
    "x-request-id": "request-1",
  });
  const { headers: _, ...concerned } = details;
  assert.deepEqual(contexts, [{ code: "upstream_busy", ...concerned }]);
  const document = await refuse(head(), "upstream_busy", details);
  assert.equal(document.headers.get("content-type"), "application/problem+json");
  assert.equal(contexts.length, 1);
});

const way = {
  location: "http://sso.localhost/login?return_to=a&state=secret",
  cookie: "state=1; Path=/",
};

/** `sendToWindow`, with the page that it asked for. */
async function send(
  request: ReturnType<typeof head>,
  access: AccessRefusal = "sign_in",
) {
  const pages: Record<string, unknown>[] = [];
  const refuse = createRefuse((_, context) => (pages.push({ ...context }), new Response("<h1>")));
  const origin = "https://insurance.example.ir";
  const context = { wayIn: way, origin, access, service: service(), requestId: "request-1" };
  return { response: await sendToWindow(refuse, request, context), pages };
}

Deno.test("sendToWindow redirects a browser that opens a page", async () => {
  for (const access of ["sign_in", "level_too_low"] as const) {
    const { response, pages } = await send(head({ accept: "text/html" }), access);
    assert.equal(response.status, 302);
    assert.deepEqual(Object.fromEntries(response.headers), {
      "cache-control": "no-store",
      location: way.location,
      "set-cookie": way.cookie,
      "x-request-id": "request-1",
    });
    assert.deepEqual(pages, []);
  }
});

Deno.test("sendToWindow shows a page to somebody who sent a form", async () => {
  const refusals: [AccessRefusal, RefusalCode, number][] = [
    ["sign_in", "sign_in_required", 401],
    ["level_too_low", "level_too_low", 403],
    ["level_too_old", "level_too_old", 403],
    ["legal_only", "legal_only", 403],
    ["natural_only", "natural_only", 403],
  ];
  for (const [access, code, status] of refusals) {
    const { response, pages } = await send(head({ accept: "text/html" }, "POST"), access);
    assert.equal(response.status, status);
    assert.equal(await response.text(), "<h1>");
    assert.equal(response.headers.get("set-cookie"), way.cookie);
    assert.equal(response.headers.get("cache-control"), "no-store");
    assert.equal(response.headers.has("www-authenticate"), status === 401);
    assert.equal(pages[0].code, code);
    assert.equal(pages[0].signIn, way.location);
  }
});

Deno.test("sendToWindow gives scripts a link that works in this browser", async () => {
  const { response: stranger } = await send(head());
  assert.equal(stranger.status, 401);
  assert.equal(stranger.headers.get("www-authenticate"), 'Panjereh realm="insurance"');
  assert.equal(stranger.headers.get("set-cookie"), way.cookie);
  assert.equal((await stranger.json()).sign_in, way.location);
  const { response: refused } = await send(head(), "level_too_low");
  assert.equal(refused.status, 403);
  assert.equal(refused.headers.get("www-authenticate"), null);
  assert.equal(refused.headers.get("set-cookie"), way.cookie);
  assert.equal(refused.headers.get("hx-redirect"), null);
  assert.equal((await refused.json()).sign_in, way.location);
});

Deno.test("sendToWindow tells pages of other origins no state", async () => {
  const location = "http://sso.localhost/login?return_to=a";
  for (const access of ["sign_in", "level_too_low"] as const) {
    const { response } = await send(head({ origin: "https://spa.example.ir" }), access);
    assert.equal((await response.json()).sign_in, location);
    const form = head({ accept: "text/html", origin: "https://bank.example" }, "POST");
    assert.equal((await send(form, access)).pages[0].signIn, location);
  }
  const { response: link } = await send(
    head({ accept: "text/html", "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" }),
  );
  assert.equal(link.headers.get("location"), way.location);
});

Deno.test("sendToWindow redirects htmx in its own way", async () => {
  for (const access of ["sign_in", "level_too_low"] as const) {
    const { response } = await send(head({ "hx-request": "true" }, "POST"), access);
    assert.equal(response.headers.get("hx-redirect"), way.location);
    assert.equal(response.headers.get("set-cookie"), way.cookie);
    assert.equal(response.headers.get("content-type"), "application/problem+json");
  }
  const refuse = createRefuse(() => assert.fail("page"));
  const details = { requestId: "request-1" };
  const response = await refuse(head({ "hx-request": "true" }), "internal", details);
  assert.equal(response.headers.has("hx-redirect"), false);
});

Deno.test("refuseHandshake reports what is wrong with a handshake", () => {
  const cases = [["foreign", 403, null], ["malformed", 400, null], ["version", 426, "13"]] as const;
  for (const [fault, status, version] of cases) {
    const response = refuseHandshake(fault, "request-1");
    assert.equal(response.status, status);
    assert.equal(response.headers.get("sec-websocket-version"), version);
  }
});
