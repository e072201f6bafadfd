/** What shared caches may keep must not set a cookie, whatever the query says. */
import assert from "node:assert/strict";
import { programTest } from "../journey.ts";

const PAGES = ["/login", "/guide", "/app", "/faq", "/contact", "/accessibility", "/login?lang=en"];

/** Queries that set a cookie or change the answer elsewhere, and mixtures of them. */
const QUERIES = [
  "lang=en",
  "lang=fa",
  "lang=ar",
  "lang=en&lang=fa",
  "x=1&lang=en",
  "lang=e%6e",
  "%6cang=en",
  "done=saved&lang=en",
  "return_to=/&lang=en",
  "display=big&lang=en",
];

const FURTHER = [
  "/.well-known/jwks.json",
  "/favicon.svg",
  "/favicon.ico",
  "/icons/192.png",
  "/icons/512.png",
  "/manifest.webmanifest",
  "/robots.txt",
  "/.well-known/security.txt",
  "/static/missing.js",
];

const isShared = (headers: Headers) => !/no-store|private/.test(headers.get("cache-control") ?? "");

programTest("public files: no query sets a cookie on what is cached", async (world) => {
  const { origin } = world;
  const files = new Set(FURTHER);
  for (const page of PAGES) {
    const { text } = await world.browser().get(origin + page);
    for (const [, path] of text.matchAll(/(?:href|src)="(\/[^"?#]+\.[a-z0-9]+)["?#]/g)) {
      files.add(path);
    }
  }
  const shared = new Set<string>();
  for (const file of files) {
    for (const query of QUERIES) {
      const { headers } = await world.browser().get(`${origin}${file}?${query}`);
      if (!isShared(headers)) continue;
      shared.add(file);
      assert.equal(headers.get("set-cookie"), null, `${file}?${query}`);
    }
  }
  const kinds = [...shared].map((file) => file.split("/")[1]);
  for (const kind of ["static", "icons", "favicon.svg", "manifest.webmanifest", ".well-known"]) {
    assert.ok(kinds.includes(kind), kind);
  }
});

programTest("public files: a page still remembers its language", async (world) => {
  const { headers } = await world.browser().get(`${world.origin}/nowhere?lang=en`);
  assert.match(headers.get("set-cookie")!, /panjereh_language=en/);
});
