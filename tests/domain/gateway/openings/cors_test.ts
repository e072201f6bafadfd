import assert from "node:assert/strict";
import {
  grant,
  listOf,
  preflightHeaders,
  withoutGrants,
} from "../../../../domain/gateway/openings/cors.ts";
import { service } from "../../../routes/gateway/samples.ts";

const ORIGIN = "https://spa.example.ir";
const list = (more = {}) => listOf(service({ cors: { origins: [ORIGIN], ...more } }))!;

Deno.test("listOf: only a list is one", () => {
  assert.equal(listOf(service()), null);
  assert.equal(listOf(service({ cors: "upstream" })), null);
  assert.deepEqual(list().origins, [ORIGIN]);
});

Deno.test("preflightHeaders allow the listed methods and headers, or those asked for", () => {
  const said = (more: object, asked: string | null) =>
    Object.fromEntries(preflightHeaders(list(more), asked));
  const always = {
    "access-control-allow-methods": "GET, HEAD, POST, PUT, PATCH, DELETE",
    "access-control-max-age": "600",
  };
  assert.deepEqual(said({}, null), always);
  assert.deepEqual(said({}, "content-type,x-a"), {
    ...always,
    "access-control-allow-headers": "content-type,x-a",
  });
  for (const asked of ["*", "a b", "a\tb", "a,,b", "a:b", ""]) {
    assert.deepEqual(said({}, asked), always, asked);
  }
  assert.deepEqual(said({ methods: ["GET"], headers: ["x-a", "x-b"], max_age: 5 }, "x-c"), {
    "access-control-allow-methods": "GET",
    "access-control-allow-headers": "x-a, x-b",
    "access-control-max-age": "5",
  });
});

Deno.test("withoutGrants removes the upstream's grants where the service has a list", () => {
  const upstream: [string, string][] = [
    ["Access-Control-Allow-Origin", "*"],
    ["access-control-allow-credentials", "true"],
    ["Access-Control-Allow-Methods", "*"],
    ["Access-Control-Allow-Headers", "*"],
    ["Access-Control-Allow-Private-Network", "true"],
    ["Access-Control-Max-Age", "9999"],
    ["Access-Control-Expose-Headers", "X-Total"],
    ["Vary", "Accept"],
  ];
  const listed = service({ cors: { origins: [ORIGIN] } });
  assert.deepEqual(withoutGrants(upstream, listed), upstream.slice(-2));
  for (const policy of [{}, { cors: "upstream" } as const]) {
    assert.equal(withoutGrants(upstream, service(policy)), upstream);
  }
});

Deno.test("grant lets listed origins read, and no others", () => {
  const granted = (origin: string | null) => {
    const response = new Response(null, { headers: { vary: "Accept" } });
    grant(response, list(), origin);
    return Object.fromEntries(response.headers);
  };
  const vary = "Accept, Origin";
  assert.deepEqual(granted(ORIGIN), {
    vary,
    "access-control-allow-origin": ORIGIN,
    "access-control-allow-credentials": "true",
  });
  for (const origin of [null, "null", "*", "https://evil.example", `${ORIGIN}.evil`]) {
    assert.deepEqual(granted(origin), { vary }, String(origin));
  }
});

Deno.test("grant leaves the stored Vary alone at a 304, and with it Cookie", () => {
  const response = new Response(null, { status: 304 });
  grant(response, list(), ORIGIN);
  assert.deepEqual([...response.headers.keys()], [
    "access-control-allow-credentials",
    "access-control-allow-origin",
  ]);
});
