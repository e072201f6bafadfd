/** Programs are answered in their own form, whatever they ask by whatever method. */
import assert from "node:assert/strict";
import { METHOD_NAME_ALL } from "hono/router";
import { ALLOWED_METHODS } from "../../domain/gateway/request/methods.ts";
import { StoreUnavailable } from "../../domain/platform/store.ts";
import { isForPrograms } from "../../routes/program_paths.ts";
import { createTestApi } from "../support/api.ts";
import { agency } from "../support/letters.ts";
import { worldTest } from "../support/sign_in_world.ts";
import { SIGNED_IN, windowTest } from "./parts.ts";

/** A browser's, too: nobody reads these addresses as pages. */
const HEADERS = { accept: "text/html", authorization: "Bearer insurance" };

const sample = (path: string) => path.replaceAll(/[:{]\w+\}?/g, "insurance");

async function assertNoPage(response: Response, what: string): Promise<string> {
  const text = await response.text();
  const type = response.headers.get("content-type") ?? "";
  assert.doesNotMatch(type, /html/, what);
  if (text !== "") assert.match(type, /json/, what);
  assert.doesNotMatch(text, /<p>/, what);
  assert.equal(response.headers.get("x-content-type-options"), "nosniff", what);
  return text;
}

/** Which answer each method gets at each path: one that is mounted, 405 with `Allow`, or 404. */
windowTest("program paths: no method gets a page", async ({ send, routes, shown }) => {
  const mounted = Map.groupBy(
    routes.map((route) => route.split(" ")).filter(([, path]) => isForPrograms(path)),
    ([, path]) => path,
  );
  assert.ok(mounted.size >= 14, [...mounted.keys()].join());
  const absent = [
    "/events",
    "/events/streams/",
    "/events/streams/insurance",
    "/events/poll",
    "/openid/other",
    "/wires/other",
    "/.well-known/other",
  ];
  for (const path of [...mounted.keys(), ...absent]) {
    const allowed = ALLOWED_METHODS.filter((method) =>
      mounted.get(path)?.some(([own]) => own === (method === "HEAD" ? "GET" : method))
    );
    for (const method of ALLOWED_METHODS) {
      const body = `{"returnImmediately":true}`;
      const form = method === "GET" || method === "HEAD" ? undefined : body;
      const headers = { ...HEADERS, "content-type": "application/json" };
      const response = await send(sample(path), { method, form, headers, cookies: SIGNED_IN });
      const text = await assertNoPage(response, `${method} ${path}`);
      if (allowed.includes(method)) {
        assert.notEqual(response.status, 405, `${method} ${path}`);
        continue;
      }
      assert.equal(response.status, allowed.length ? 405 : 404, `${method} ${path}`);
      assert.equal(response.headers.get("allow"), allowed.join(", ") || null, path);
      assert.deepEqual(response.headers.getSetCookie(), []);
      if (method === "HEAD") continue;
      const { status, type } = JSON.parse(text);
      assert.equal(status, response.status);
      assert.match(type, /^urn:panjereh:problem:(?:method_not_allowed|not_found)$/);
    }
  }
  assert.deepEqual(shown, []);
}, {
  services: [{ events: {} }],
  deps: {
    agencyTokens: {
      read: () => Promise.resolve({ service: "insurance", scopes: ["ssf.manage"] }),
    },
  },
});

const failing = (error: Error) => ({
  openid: { answer: () => Promise.reject(error) } as never,
  agencyTokens: { read: () => Promise.reject(error) },
});

for (
  const [name, error, status] of [
    ["an error", new Error("unexpected"), 500],
    ["a store that is away", new StoreUnavailable("away"), 503],
  ] as const
) {
  windowTest(`program paths: ${name} is no page either`, async ({ send, shown }) => {
    for (
      const [method, path] of [
        ["GET", "/events/streams"],
        ["POST", "/events/poll/insurance"],
        ["GET", "/openid/jwks"],
        ["POST", "/openid/token"],
        ["POST", "/openid/introspect"],
      ]
    ) {
      const form = method === "POST" ? "{}" : undefined;
      const response = await send(path, { method, form, headers: HEADERS });
      assert.equal(response.status, status, path);
      assert.equal(response.headers.has("retry-after"), status === 503, path);
      const text = await assertNoPage(response, path);
      assert.doesNotMatch(text, /unexpected|away/);
    }
    assert.deepEqual(shown, []);
  }, { deps: failing(error) });
}

windowTest("program paths: what people are led through stays a page", async ({ send }) => {
  for (const path of ["/openid/authorized", "/openid/logout/x", "/eventsx"]) {
    const { headers } = await send(path, { headers: HEADERS });
    const isPage = path !== "/openid/authorized";
    assert.equal(/html/.test(headers.get("content-type") ?? ""), isPage, path);
  }
});

worldTest("program paths: the API names the methods that an address takes", async (world) => {
  const { api, ask } = createTestApi(world, [agency("court")]);
  const named = api.routes.filter(({ method }) => method !== METHOD_NAME_ALL);
  const paths = [...new Set(named.map(({ path }) => path))];
  assert.ok(paths.length >= 15, paths.join());
  for (const path of [...paths, "/api/v1/other", "/other"]) {
    const own = named.filter((route) => route.path === path).map(({ method }) => method);
    for (const method of ALLOWED_METHODS) {
      const same = method === "HEAD" ? "GET" : method;
      // It reads as a letter's address, too.
      const isLetter = path === "/api/v1/letters/batch" && same === "GET";
      if (own.includes(same) || isLetter) continue;
      const asked = { method, path: sample(path), as: "court", headers: { accept: "text/html" } };
      const { status, response, text } = await ask(asked);
      const what = `${method} ${path}`;
      const allow = response.headers.get("allow");
      if (own.length === 0) assert.deepEqual([status, allow], [404, null], what);
      else {
        assert.equal(status, 405, what);
        for (const one of own) assert.ok(allow!.split(", ").includes(one), what);
        assert.ok(!allow!.split(", ").includes(method), what);
      }
      assert.equal(response.headers.get("content-type"), "application/problem+json", what);
      if (method === "HEAD") continue;
      assert.equal(JSON.parse(text).code, status === 405 ? "method_not_allowed" : "not_found");
    }
  }
});
