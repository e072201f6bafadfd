import assert from "node:assert/strict";
import { Registry } from "prom-client";
import { addReadinessMetrics } from "../../../../adapters/observation/metrics/readiness_metrics.ts";
import { figure } from "./figures.ts";

Deno.test("readiness metrics: each scrape tries a commit, and waits for none", async () => {
  const registry = new Registry();
  let checks = 0;
  const probe = {
    succeeded: true,
    check() {
      checks++;
      return probe.succeeded ? new Promise<void>(() => {}) : Promise.reject(new Error("full"));
    },
  };
  addReadinessMetrics(registry)(probe);
  assert.equal(await figure(registry, "panjereh_store_writable"), 1);
  probe.succeeded = false;
  assert.equal(await figure(registry, "panjereh_store_writable"), 0);
  assert.equal(checks, 2);
});
