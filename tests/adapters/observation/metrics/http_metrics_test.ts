import assert from "node:assert/strict";
import { Registry } from "prom-client";
import { createHttpMetrics } from "../../../../adapters/observation/metrics/http_metrics.ts";
import type { WebSockets } from "../../../../domain/gateway/upstream/web_socket.ts";
import { figure } from "./figures.ts";

const DURATION = "panjereh_http_request_duration_seconds";

function start(inFlight: () => number = () => 0) {
  const registry = new Registry();
  const http = createHttpMetrics(registry, { inFlight });
  return { http, of: (name: string, labels = {}) => figure(registry, name, labels) };
}

Deno.test("http metrics: responses by owner and status class, in seconds", async () => {
  const { http, of } = start();
  const answers: [string, number, number][] = [
    ["insurance", 200, 30],
    ["insurance", 299, 70],
    ["insurance", 404, 1],
    ["_window", 503, 1],
    ["_other", 421, 1],
    ["_window", 101, 1],
  ];
  for (const [owner, status, milliseconds] of answers) http.answered(owner, status, milliseconds);
  assert.equal(await of(`${DURATION}_count`, { service: "insurance", status: "2xx" }), 2);
  assert.equal(await of(`${DURATION}_sum`, { service: "insurance", status: "2xx" }), 0.1);
  const within = (le: number) =>
    of(`${DURATION}_bucket`, { le, service: "insurance", status: "2xx" });
  assert.deepEqual([await within(0.025), await within(0.05), await within(0.1)], [0, 1, 2]);
  for (
    const [service, status] of [
      ["insurance", "4xx"],
      ["_window", "5xx"],
      ["_other", "4xx"],
      ["_window", "1xx"],
    ]
  ) assert.equal(await of(`${DURATION}_count`, { service, status }), 1, `${service} ${status}`);
});

Deno.test("http metrics: failures by owner and kind", async () => {
  const { http, of } = start();
  http.failed("insurance", "upstream_timeout");
  http.failed("insurance", "upstream_timeout");
  http.failed("_other", "internal");
  const failures = "panjereh_http_failures_total";
  assert.equal(await of(failures, { service: "insurance", kind: "upstream_timeout" }), 2);
  assert.equal(await of(failures, { service: "_other", kind: "internal" }), 1);
});

Deno.test("http metrics: the delay of a revocation, and requests in flight", async () => {
  let inFlight = 3;
  const { http, of } = start(() => inFlight);
  http.revocationHeard(250);
  assert.equal(await of("panjereh_revocation_lag_seconds_sum"), 0.25);
  assert.equal(await of("panjereh_http_requests_in_flight"), 3);
  inFlight = 1;
  assert.equal(await of("panjereh_http_requests_in_flight"), 1);
});

Deno.test("http metrics: sockets are counted while they are open", async () => {
  const { http, of } = start();
  const ends: (() => void)[] = [];
  const joined = {
    response: new Response(),
    socket: { onEnd: (listener: () => void) => void ends.push(listener) },
  };
  const given: unknown[] = [];
  const sockets = http.countSockets({
    join: (...all: unknown[]) => (given.push(...all), Promise.resolve(joined)),
  } as unknown as WebSockets);
  const open = async () => {
    const words = [new Request("http://a.example"), {}, {}] as Parameters<WebSockets["join"]>;
    assert.equal(await sockets.join(...words), joined);
    assert.deepEqual(given.splice(0), words);
  };
  await open();
  await open();
  assert.equal(await of("panjereh_web_sockets"), 2);
  ends[0]();
  assert.equal(await of("panjereh_web_sockets"), 1);
  const failing = http.countSockets({ join: () => Promise.reject(new Error("left")) });
  await assert.rejects(failing.join(new Request("http://a.example"), {} as never, {} as never));
  assert.equal(await of("panjereh_web_sockets"), 1, "what never opened");
});
