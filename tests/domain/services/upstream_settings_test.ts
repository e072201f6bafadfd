import assert from "node:assert/strict";
import type { z } from "zod";
import {
  breakerSchema,
  healthSchema,
  limitsSchema,
  tlsSchema,
  upstreamUrls,
} from "../../../domain/services/upstream_settings.ts";

const takes = (schema: z.ZodType, value: unknown) => schema.safeParse(value).success;

const SECONDS = [0.1, 3600];
const COUNT = [1, 100_000];

/** The minimum and maximum of each setting; `undefined`: no maximum. */
const LIMITS: Record<string, (number | undefined)[]> = {
  connect: SECONDS,
  answer: SECONDS,
  idle: SECONDS,
  wait: SECONDS,
  body: [0, undefined],
  requests: COUNT,
  queue: [0, 100_000],
  streams: COUNT,
  per_person: COUNT,
  per_person_queue: [0, 100_000],
  per_person_wait: SECONDS,
  message: [1, 16 * 1024 ** 2],
};
const HEALTH = { interval: SECONDS, unhealthy: [1, 20], healthy: [1, 20] };
const BREAKER = { failures: [1, 1000], pause: SECONDS };

const GROUPS: [string, z.ZodType, Record<string, (number | undefined)[]>, object][] = [
  ["limits", limitsSchema, LIMITS, {}],
  ["health", healthSchema, HEALTH, { path: "/" }],
  ["breaker", breakerSchema, BREAKER, {}],
];

for (const [group, schema, settings, needed] of GROUPS) {
  Deno.test(`${group}: each setting from its minimum to its maximum, and no further`, () => {
    for (const [setting, [least, most]] of Object.entries(settings)) {
      const isTaken = (value: unknown) => takes(schema, { ...needed, [setting]: value });
      const step = least === 0.1 ? 0.01 : 1;
      assert.ok(isTaken(least), `${setting} ${least}`);
      assert.ok(!isTaken(least! - step), `${setting} below ${least}`);
      if (step === 1) assert.ok(!isTaken(least! + 0.5), `${setting} in halves`);
      assert.ok(!isTaken("1"), `${setting} as text`);
      if (most === undefined) continue;
      assert.ok(isTaken(most), `${setting} ${most}`);
      assert.ok(!isTaken(most + step), `${setting} above ${most}`);
    }
    assert.ok(!takes(schema, { ...needed, unknown: 1 }), "an unknown setting");
  });
}

Deno.test("health: the path is a valid request target", () => {
  for (const path of ["/", "/health?deep=1"]) assert.ok(takes(healthSchema, { path }), path);
  for (const path of ["", "health", "/a b", "/é", "/a\r\n"]) {
    assert.ok(!takes(healthSchema, { path }), JSON.stringify(path));
  }
});

Deno.test("tls: certificate and key come together, names are valid", () => {
  for (
    const tls of [{}, { ca: "a" }, { certificate: "a", key: "b" }, { server_name: "a-1.Example" }]
  ) assert.ok(takes(tlsSchema, tls), JSON.stringify(tls));
  for (
    const tls of [
      { certificate: "a" },
      { key: "b" },
      { ca: "" },
      { server_name: "" },
      { server_name: "a b" },
      { server_name: "a:1" },
    ]
  ) assert.ok(!takes(tlsSchema, tls), JSON.stringify(tls));
});

Deno.test("upstream: one origin or up to sixteen, without duplicates", () => {
  const parse = (value: unknown) => upstreamUrls.safeParse(value).data;
  assert.deepEqual(parse("http://a.example"), ["http://a.example"]);
  assert.deepEqual(parse(["HTTPS://A.example:443/", "http://a.example:81"]), [
    "https://a.example",
    "http://a.example:81",
  ]);
  const many = (count: number) => Array.from({ length: count }, (_, i) => `http://a${i}.example`);
  assert.equal(parse(many(16))?.length, 16);
  for (
    const refused of [
      [],
      many(17),
      ["http://a.example", "http://a.example:80/"],
      "http://a.example/path",
      "http://a.example/?q",
      "http://a.example/#f",
      "http://user@a.example",
      "http://:password@a.example",
      "ftp://a.example",
      "ws://a.example",
      "a.example",
      5,
    ]
  ) assert.equal(parse(refused), undefined, JSON.stringify(refused));
});
