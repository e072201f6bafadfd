import assert from "node:assert/strict";
import {
  type Audience,
  audienceOf,
  opensPage,
} from "../../../../domain/gateway/request/audience.ts";
import { quickest } from "../../../support/quickest.ts";

/** A navigation of Chromium's. */
const NAVIGATION = {
  accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
  "sec-fetch-mode": "navigate",
};

const CASES: [Record<string, string>, Audience][] = [
  [{}, "script"],
  [NAVIGATION, "page"],
  [{ "sec-fetch-mode": "navigate" }, "page"],
  // In-app browsers of Android.
  [{ ...NAVIGATION, "x-requested-with": "ir.eitaa.messenger" }, "page"],
  [{ ...NAVIGATION, "x-requested-with": "XMLHttpRequest" }, "page"],
  [{ accept: "text/html", "x-requested-with": "ir.eitaa.messenger" }, "page"],
  [{ accept: "text/html", "x-requested-with": "" }, "page"],
  [{ accept: "text/html", "x-requested-with": "XMLHttpRequest" }, "script"],
  [{ accept: "text/html", "x-requested-with": "xmlhttprequest" }, "script"],
  // Frames.
  [{ ...NAVIGATION, "sec-fetch-dest": "iframe" }, "page"],
  [{ "sec-fetch-mode": "nested-navigate", accept: "text/html" }, "page"],
  // Everything else that a browser fetches for a page.
  [{ "sec-fetch-mode": "cors", accept: "text/html" }, "script"],
  [{ "sec-fetch-mode": "no-cors", accept: "text/html" }, "script"],
  [{ "sec-fetch-mode": "same-origin", accept: "text/html" }, "script"],
  [{ "sec-fetch-mode": "websocket", accept: "text/html" }, "script"],
  [{ "sec-fetch-mode": "navigate, cors", accept: "text/html" }, "script"],
  [{ "sec-fetch-mode": "", accept: "text/html" }, "script"],
  // htmx.
  [{ "hx-request": "true", accept: "text/html" }, "htmx"],
  [{ "hx-request": "true", "sec-fetch-mode": "cors", accept: "text/html" }, "htmx"],
  [{ "hx-request": "true", "x-requested-with": "XMLHttpRequest" }, "htmx"],
  [{ "hx-request": "false", accept: "text/html" }, "page"],
  // Libraries that put HTML into a page.
  [{ "x-turbo-request-id": "1", accept: "text/html, application/xhtml+xml" }, "script"],
  [{ "turbo-frame": "list", accept: "text/html" }, "script"],
  [{ "x-up-version": "3.11.0", "x-up-target": "main", accept: "text/html" }, "script"],
  [{ "x-pjax": "true", accept: "text/html" }, "script"],
  [{ "x-inertia": "true", accept: "text/html, application/xhtml+xml" }, "script"],
  [{ "x-livewire": "", accept: "text/html" }, "script"],
  [{ ...NAVIGATION, "x-up-version": "3" }, "page"],
  // Prefetched and prerendered pages.
  [{ ...NAVIGATION, "sec-purpose": "prefetch;prerender" }, "page"],
  [{ "sec-fetch-mode": "no-cors", "sec-fetch-dest": "empty", purpose: "prefetch" }, "script"],
  // Download managers, feed readers.
  [{ accept: "*/*", range: "bytes=0-" }, "script"],
  [{ accept: "application/rss+xml, application/atom+xml;q=0.9, */*;q=0.1" }, "script"],
  // Older browsers.
  [{ accept: "text/html" }, "page"],
  [{ accept: "application/xhtml+xml,TEXT/HTML;q=0.9" }, "page"],
  [{ accept: "application/json, text/html;level=1;q=0.4" }, "page"],
  [{ accept: "text/*,image/*,*/*;q=0.2" }, "page"],
  [{ accept: "application/xhtml+xml" }, "page"],
  [{ accept: "text/*;q=0" }, "script"],
  [{ accept: "text/plain" }, "script"],
  [{ accept: "*/*" }, "script"],
  [{ accept: "application/json" }, "script"],
  [{ accept: "application/json, text/html;q=0" }, "script"],
  [{ accept: "text/html; q=0.000, */*" }, "script"],
  [{ accept: "text/html5" }, "script"],
  [{ accept: "text/html+x" }, "script"],
  [{ accept: "x-text/html" }, "script"],
];

Deno.test("audienceOf distinguishes pages, htmx and scripts", () => {
  for (const [headers, expected] of CASES) {
    for (const method of ["GET", "HEAD", "POST"]) {
      const asked = { method, headers: new Headers(headers) };
      assert.equal(audienceOf(asked), expected, JSON.stringify(headers));
    }
  }
});

Deno.test("audienceOf takes no word of HTML where neither link nor form can ask", () => {
  for (const method of ["PUT", "PATCH", "DELETE", "OPTIONS"]) {
    const of = (headers: Record<string, string>) =>
      audienceOf({ method, headers: new Headers(headers) });
    assert.equal(of({ accept: "text/html" }), "script", method);
    assert.equal(of(NAVIGATION), "page", method);
    assert.equal(of({ "hx-request": "true" }), "htmx", method);
  }
});

Deno.test("opensPage: only a page that nothing was sent to", () => {
  const opens = (method: string, headers: Record<string, string>) =>
    opensPage({ method, headers: new Headers(headers) });
  for (const method of ["GET", "HEAD"]) {
    assert.equal(opens(method, NAVIGATION), true, method);
    assert.equal(opens(method, {}), false, method);
    assert.equal(opens(method, { ...NAVIGATION, "sec-fetch-mode": "cors" }), false, method);
  }
  for (const method of ["POST", "PUT", "DELETE", "OPTIONS", "get"]) {
    assert.equal(opens(method, NAVIGATION), false, method);
  }
});

Deno.test("audience: a header of 59 KB is read in a moment", () => {
  const accept = " text/html;".repeat(2800) + "q=0;" + ";".repeat(29_000);
  const headers = new Headers({ accept });
  assert.ok(quickest(() => audienceOf({ method: "GET", headers })) < 200);
});
