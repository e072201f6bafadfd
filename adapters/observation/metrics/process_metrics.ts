/** Metrics of the process, under the names that Prometheus' client libraries use. */
import { monitorEventLoopDelay } from "node:perf_hooks";
import { Gauge, type Registry } from "prom-client";
import { SECOND } from "../../../domain/platform/platform.ts";

const NANOSECONDS = 1e9;

/** Returns a function that stops measuring. */
export function addProcessMetrics(registry: Registry): () => void {
  const registers = [registry];
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  const startedAt = Date.now() / SECOND;
  // Workers are threads of one process, so each of them reads the figure of the whole.
  new Gauge({
    name: "process_resident_memory_bytes",
    help: "Resident memory of the process",
    registers,
    aggregator: "max",
    collect() {
      this.set(Deno.memoryUsage().rss);
    },
  });
  new Gauge({
    name: "process_start_time_seconds",
    help: "Start time of the process",
    registers,
    aggregator: "min",
    collect() {
      this.set(startedAt);
    },
  });
  new Gauge({
    name: "panjereh_heap_bytes",
    help: "JavaScript objects of all workers",
    registers,
    collect() {
      this.set(Deno.memoryUsage().heapUsed);
    },
  });
  new Gauge({
    name: "panjereh_event_loop_delay_seconds",
    help: "The longest event loop delay of any worker since the last scrape",
    registers,
    aggregator: "max",
    collect() {
      this.set(delay.count > 0 ? delay.max / NANOSECONDS : 0);
      delay.reset();
    },
  });
  new Gauge({
    name: "panjereh_workers",
    help: "Worker threads",
    registers,
    collect() {
      this.set(1);
    },
  });
  return () => void delay.disable();
}
