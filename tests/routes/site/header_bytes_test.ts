/** The budgets of issue 16 for response headers, which outweighed most fragments (docs/decisions/0359). */
import assert from "node:assert/strict";
import { windowTest } from "../parts.ts";

const PARTIAL = { "hx-request": "true", "hx-request-type": "partial" };

/** What Deno's server adds to a page in Brotli (HTTP/1.1). */
const ADDED = [
  "HTTP/1.1 200 OK",
  "content-encoding: br",
  "content-length: 12345",
  "date: Sun, 29 Nov 2026 21:53:24 GMT",
  "",
];
const PAGE = "text/html; charset=UTF-8";

for (
  const [what, { path, headers, most }] of Object.entries<
    { path: string; headers?: Record<string, string>; most: number }
  >({
    "a page": { path: "/privacy", most: 600 },
    "a page that links its style sheet": { path: "/faq", most: 550 },
    "a fragment": { path: "/privacy", headers: PARTIAL, most: 350 },
    "a redirect": { path: "/", most: 300 },
  })
) {
  windowTest(`bytes: ${what} comes with at most ${most} of headers`, async ({ send }) => {
    const answer = await send(path, { headers });
    if (answer.headers.has("content-type")) answer.headers.set("content-type", PAGE);
    // The tests' IDs are shorter.
    answer.headers.set("x-request-id", "0".repeat(24));
    const lines = [...answer.headers].map(([name, value]) => `${name}: ${value}`);
    const bytes = [...lines, ...ADDED].join("\r\n").length + 2;
    assert.ok(bytes <= most, `${bytes} bytes`);
  });
}
