import assert from "node:assert/strict";
import { Registry } from "prom-client";
import type { FailureReason } from "../../../../adapters/network/http_client.ts";
import { createOutsideMetrics } from "../../../../adapters/observation/metrics/outside_metrics.ts";
import { figure } from "./figures.ts";

const target = "civil registry";

function start() {
  const registry = new Registry();
  const outside = createOutsideMetrics(registry);
  return { outside, of: (name: string, labels = {}) => figure(registry, name, labels) };
}

Deno.test("outside metrics: calls by target and outcome, in a closed set of words", async () => {
  const { outside, of } = start();
  const calls: [FailureReason | undefined, string][] = [
    [undefined, "ok"],
    ["status 500", "status 500"],
    ["status 404", "status 404"],
    // A target must not make as many labels as it likes.
    ["status 1234567", "status"],
    ["status 1234568", "status"],
    ["status -42", "status"],
    ["UnknownIssuer", "UnknownIssuer"],
    ["no answer in time", "no answer in time"],
    ["no connection", "no connection"],
    ["not JSON", "not JSON"],
    ["too large", "too large"],
    ["unexpected shape", "unexpected shape"],
    ["breaker open", "breaker open"],
  ];
  for (const [failure] of calls) outside.called!(target, 100, failure);
  for (const outcome of new Set(calls.map(([, outcome]) => outcome))) {
    const expected = calls.filter(([, one]) => one === outcome).length;
    assert.equal(await of("panjereh_outside_calls_total", { target, outcome }), expected, outcome);
  }
  // Calls that were not made would make a dead target look fast.
  const duration = "panjereh_outside_call_duration_seconds";
  assert.equal(await of(`${duration}_count`, { target }), calls.length - 1);
  const seconds = (await of(`${duration}_sum`, { target }))!;
  assert.ok(Math.abs(seconds - 1.2) < 1e-9);
});

Deno.test("outside metrics: whether a circuit is open, from the start", async () => {
  const { outside, of } = start();
  const isOpen = () => of("panjereh_outside_breaker_open", { target });
  outside.connected!(target);
  assert.equal(await isOpen(), 0);
  for (const [state, expected] of [["open", 1], ["half_open", 1], ["closed", 0]] as const) {
    outside.breakerChanged!(target, state);
    assert.equal(await isOpen(), expected, state);
  }
});
