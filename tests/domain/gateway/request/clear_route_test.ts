import assert from "node:assert/strict";
import { isRouteClear } from "../../../../domain/gateway/request/clear_route.ts";
import { routesSchema } from "../../../../domain/services/routes.ts";

const upstream = "http://127.0.0.1:1";
const routes = routesSchema.parse([
  { prefix: "/api/", upstream },
  { prefix: "/api/admin/", upstream },
  { prefix: "/@scope/", upstream },
]);

const CLEAR = [
  "/",
  "/api",
  "/%61pi",
  "/api/",
  "/api/users",
  "/api/a;x=1/b",
  "/api/a%2Fb",
  "/api/projects/group%2Fproject",
  "/api//x",
  "/api/%C8%C7",
  "/x;jsessionid=1/y",
  "/x//y",
  "/%7Euser/",
  "/100%",
  "/[id]/",
  "/@scope/name%2fpart",
];

/** The default upstream, or the one of `/api/`, would get what another is for. */
const UNCLEAR = [
  "/api;x=1/users",
  "/api;/users",
  "//api/users",
  "/%61pi/users",
  "/api%2Fusers",
  "/api%252Fusers",
  "/api%5Cusers",
  "/%2Fapi/users",
  "/api/admin%2Fx",
  "/api//admin/x",
  "/api/%61dmin/x",
  "/api/;x/admin/y",
  "/api/admin;x/y",
  "/%40scope/name",
  "/ａpi/",
  "/%EF%BD%81pi/",
  "/api%3F/x",
  "/%u0061pi/",
  "/%25252561pi/",
];

Deno.test("isRouteClear() is true where all servers agree on the route", () => {
  for (const path of CLEAR) assert.equal(isRouteClear(routes, path), true, path);
});

Deno.test("isRouteClear() is false where some server reads another route", () => {
  for (const path of UNCLEAR) assert.equal(isRouteClear(routes, path), false, path);
  for (const path of UNCLEAR) assert.equal(isRouteClear([], path), true, path);
});
