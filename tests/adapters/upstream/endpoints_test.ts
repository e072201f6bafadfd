import assert from "node:assert/strict";
import { createBreaker } from "../../../adapters/network/breaker.ts";
import {
  areReachable,
  circuitOpen,
  createChoice,
  type Endpoint,
  Repeated,
  withEndpoint,
} from "../../../adapters/upstream/endpoints.ts";
import { isTheirs } from "../../../adapters/upstream/failure.ts";
import { UpstreamCircuitOpen } from "../../../domain/gateway/upstream/upstream.ts";
import { until } from "../../support/waiting.ts";
import { shiftableNow } from "../loopback_server.ts";

/** With a breaker as connection.ts makes it. */
function endpointOf({ failures = 2, pause = 10_000 } = {}): Endpoint {
  const isFailure = (error: unknown) => isTheirs(error) && !(error instanceof Repeated);
  const breaker = createBreaker({ failures, pause, isFailure });
  return { origin: "http://a.example", breaker, counted: new Set(), healthy: true } as Endpoint;
}

const coded = (code: string) => Object.assign(new Error(code), { code });
const closed = coded("CONNECTION_CLOSED");
const refused = coded("ECONNREFUSED");

async function fails(endpoint: Endpoint, person: string, error: Error = closed): Promise<void> {
  const work = () => Promise.reject(error);
  await assert.rejects(withEndpoint(endpoint, { person, patience: 60_000, work }), error);
}

const works = (endpoint: Endpoint, person: string) =>
  withEndpoint(endpoint, { person, patience: 60_000, work: () => Promise.resolve("well") });

Deno.test("the least busy endpoint that can be expected to serve is chosen", () => {
  const endpoint = (busy: number, healthy = true, admits = true) =>
    ({ busy, healthy, breaker: { admits } }) as Endpoint;
  const [one, two, three] = [endpoint(2), endpoint(1), endpoint(1)];
  const choose = createChoice([one, two, three, endpoint(0, false), endpoint(0, true, false)]);
  const chosen = Array.from({ length: 50 }, () => choose());
  assert.deepEqual(new Set(chosen), new Set([two, three]));
  two.busy = 3;
  three.busy = 3;
  assert.equal(choose(), one);
  assert.ok([two, three].includes(choose(one)!), "another than the one that has failed");
  one.healthy = false;
  assert.equal(choose(two), three);
  three.healthy = false;
  assert.equal(choose(two), undefined);
});

Deno.test("equally busy endpoints are chosen in turn", () => {
  const endpoints = [0, 0, 0].map((busy) => ({ busy, healthy: true, breaker: { admits: true } }));
  const choose = createChoice(endpoints as Endpoint[]);
  for (let round = 0; round < 3; round++) {
    assert.deepEqual(new Set([choose(), choose(), choose()]), new Set(endpoints));
  }
});

Deno.test("of one person's failures only one in a row counts", async () => {
  const endpoint = endpointOf({ failures: 2 });
  for (let round = 0; round < 5; round++) await fails(endpoint, "a");
  assert.equal(endpoint.breaker.state, "closed");
  await fails(endpoint, "b");
  assert.equal(endpoint.breaker.state, "open");
});

Deno.test("a success resets whose failures were counted", async () => {
  const endpoint = endpointOf({ failures: 2 });
  await fails(endpoint, "a");
  await works(endpoint, "b");
  await fails(endpoint, "a");
  await fails(endpoint, "c");
  assert.equal(endpoint.breaker.state, "open");
});

Deno.test("an unreachable endpoint opens its circuit for all requests", async () => {
  const endpoint = endpointOf({ failures: 3 });
  for (let round = 0; round < 3; round++) await fails(endpoint, "a", refused);
  assert.equal(endpoint.breaker.state, "open");
});

Deno.test("the client's own faults do not count", async () => {
  const endpoint = endpointOf({ failures: 1 });
  for (const person of ["a", "b"]) {
    await fails(endpoint, person, new DOMException("", "AbortError"));
  }
  assert.equal(endpoint.breaker.state, "closed");
  await fails(endpoint, "a");
  assert.equal(endpoint.breaker.state, "open", "their first that does");
});

Deno.test("a probe after the pause counts, from any request", async () => {
  using now = shiftableNow({ still: true });
  const endpoint = endpointOf({ failures: 1 });
  await fails(endpoint, "a");
  now.advance(10_000);
  await fails(endpoint, "a");
  assert.equal(endpoint.breaker.state, "open");
  await assert.rejects(works(endpoint, "a"), UpstreamCircuitOpen);
  now.advance(10_000);
  assert.equal(await works(endpoint, "a"), "well");
  assert.equal(endpoint.breaker.state, "closed");
});

Deno.test("a slow sender cannot occupy the probe after a pause", async () => {
  const endpoint = endpointOf({ failures: 1, pause: 0 });
  await fails(endpoint, "a");
  const slow = Promise.withResolvers<string>();
  const tried = withEndpoint(endpoint, { person: "b", patience: 1, work: () => slow.promise });
  assert.equal(endpoint.breaker.state, "half_open");
  await until(() => endpoint.breaker.admits);
  assert.equal(await works(endpoint, "c"), "well");
  slow.resolve("slow");
  assert.equal(await tried, "slow");
});

Deno.test("a probe that fails after its time limit fails only for its sender", async () => {
  const endpoint = endpointOf({ failures: 1, pause: 0 });
  await fails(endpoint, "a");
  const slow = Promise.withResolvers<string>();
  const tried = withEndpoint(endpoint, { person: "b", patience: 1, work: () => slow.promise });
  await until(() => endpoint.breaker.admits);
  slow.reject(closed);
  await assert.rejects(tried, closed);
});

Deno.test("any other exchange has no such limit", async () => {
  const endpoint = endpointOf({ failures: 1 });
  const slow = Promise.withResolvers<string>();
  const asked = withEndpoint(endpoint, { person: "a", patience: 1, work: () => slow.promise });
  await new Promise((go) => setTimeout(go, 5));
  slow.resolve("slow");
  assert.equal(await asked, "slow");
  assert.equal(endpoint.breaker.state, "closed");
});

Deno.test("circuitOpen reports when the first endpoint may serve again", async () => {
  using now = shiftableNow({ still: true });
  const [early, late, sick] = [4000, 8000, 1000].map((pause) => endpointOf({ failures: 1, pause }));
  for (const endpoint of [early, late, sick]) await fails(endpoint, "a");
  sick.healthy = false;
  now.advance(1000);
  assert.equal(circuitOpen([late, early, sick]).retryAfter, 3);
  assert.equal(circuitOpen([sick]).retryAfter, 10, "as the health check says");
});

Deno.test("endpoints are reachable if a check has passed, not if all fail, and else unknown", async () => {
  const [one, two] = [endpointOf({ failures: 1 }), endpointOf()];
  assert.equal(areReachable([one, two]), undefined, "nothing was asked yet");
  two.passed = true;
  assert.equal(areReachable([one, two]), true);
  two.passed = false;
  assert.equal(areReachable([one, two]), undefined, "a single failure says little");
  two.healthy = false;
  assert.equal(areReachable([one, two]), undefined);
  await fails(one, "sara", refused);
  assert.equal(areReachable([one, two]), false, "one has an open breaker, the other is unhealthy");
});
