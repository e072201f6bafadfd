/** Calls to registries, operators and the mail server. */
import { Counter, Gauge, Histogram, type Registry } from "prom-client";
import { SECOND } from "../../../domain/platform/platform.ts";
import type { CallWatch, FailureReason } from "../../network/http_client.ts";

/** Seconds: the time limit is three for a registry and fifteen for the face matcher. */
const BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 15];

export function createOutsideMetrics(registry: Registry): CallWatch {
  const registers = [registry];
  const duration = new Histogram({
    name: "panjereh_outside_call_duration_seconds",
    help: "Calls to registries and operators, retries included, by target",
    labelNames: ["target"],
    buckets: BUCKETS,
    registers,
  });
  const calls = new Counter({
    name: "panjereh_outside_calls_total",
    help: "Calls by target and outcome: ok, or the reason for the failure",
    labelNames: ["target", "outcome"],
    registers,
  });
  const open = new Gauge({
    name: "panjereh_outside_breaker_open",
    help: "1 while a target's circuit is open",
    labelNames: ["target"],
    aggregator: "max",
    registers,
  });

  return {
    connected: (target) => open.set({ target }, 0),
    called(target, milliseconds, failure) {
      calls.inc({ target, outcome: outcomeOf(failure) });
      // Calls that were not made would make a dead target look fast.
      if (failure !== "breaker open") duration.observe({ target }, milliseconds / SECOND);
    },
    breakerChanged: (target, state) => open.set({ target }, state === "closed" ? 0 : 1),
  };
}

/** A status that an answer states in its body may be any number: those of HTTP and SMTP are few. */
const outcomeOf = (failure?: FailureReason) =>
  failure?.replace(/^status (?!\d{3}$).*/, "status") ?? "ok";
