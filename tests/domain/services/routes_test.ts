import assert from "node:assert/strict";
import { routeOf, routesSchema } from "../../../domain/services/routes.ts";
import { serviceSchema } from "../../../domain/services/service.ts";
import { upstreamOrigins } from "../../../domain/services/upstream_origins.ts";

const upstream = "http://127.0.0.1:1";
const routes = routesSchema.parse([
  { prefix: "/api/", upstream },
  { prefix: "/api/v2/", upstream: ["http://127.0.0.1:2", "http://127.0.0.1:3/"] },
]);
const [api, v2] = routes;

Deno.test("routeOf() gives the longest prefix of whole segments, in any order", () => {
  const cases: [string, unknown][] = [
    ["/api/", api],
    ["/api/users?x=/api/v2/", api],
    ["/api/v2/users", v2],
    ["/api/v2/", v2],
    ["/api/v2", api],
    ["/api/v20/", api],
    ["/api", undefined],
    ["/apiary/", undefined],
    ["/API/", undefined],
    ["/x/api/", undefined],
    ["/?/api/", undefined],
  ];
  for (const [path, route] of cases) {
    assert.equal(routeOf(routes, path), route, path);
    assert.equal(routeOf(routes.toReversed(), path), route, path);
  }
});

Deno.test("routes have prefixes of whole segments that can be written in one way only", () => {
  const refused = [
    ..."/ api/ /api /api// //api/ /api/*/ /a%70i/ /api;x/ /a?b/ /a#b/ /a\\b/ /../ /a/../ /./".split(
      " ",
    ),
    ..."/_panjereh/ /_PANJEREH/x/ /گزارش/ /a!/ /a+b/ ".split(" "),
    "/a b/",
    `/${"a".repeat(260)}/`,
  ];
  for (const prefix of refused) {
    assert.equal(routesSchema.safeParse([{ prefix, upstream }]).success, false, prefix);
  }
  const route = { prefix: "/api/", upstream };
  assert.equal(routesSchema.safeParse([route, route]).success, false, "twice");
  assert.equal(routesSchema.safeParse([{ ...route, strip: true }]).success, false);
  assert.equal(routesSchema.safeParse([{ ...route, upstream: `${upstream}/x` }]).success, false);
  assert.ok(routesSchema.safeParse([{ prefix: "/@scope/a.b_c~d-e/", upstream }]).success);
});

Deno.test("routes belong to a service with an upstream; with tls all of them are https", () => {
  const base = { id: "library", title: { fa: "کتابخانه" } };
  const problems = (settings: Record<string, unknown>) =>
    serviceSchema.safeParse({ ...base, ...settings }).error?.issues.map(({ message }) => message);
  const secure = "https://a.internal";
  const forwardAuth = { forward_auth: { proxies: ["10.0.0.1"] } };
  assert.equal(problems({ upstream, routes }), undefined);
  assert.match(problems({ ...forwardAuth, routes })![0], /routes need an upstream/);
  assert.match(problems({ upstream: secure, routes, tls: {} })![0], /https/);
  const all = { upstream: secure, tls: {}, routes: [{ prefix: "/a/", upstream: secure }] };
  assert.equal(problems(all), undefined);
});

Deno.test("upstreamOrigins() names those of routes too", () => {
  assert.deepEqual(upstreamOrigins({ upstream: ["http://a"], routes }), [
    "http://a",
    "http://127.0.0.1:1",
    "http://127.0.0.1:2",
    "http://127.0.0.1:3",
  ]);
  assert.deepEqual(upstreamOrigins({ routes: [] }), []);
});
