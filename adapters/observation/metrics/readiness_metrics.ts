import { Gauge, type Registry } from "prom-client";
import type { WriteProbe } from "../../store/write_probe.ts";

/**
 * Whether the store takes commits. Each scrape tries one and reports the last outcome, since a
 * store that does not answer must not keep the other figures waiting.
 */
export function addReadinessMetrics(registry: Registry): (probe: WriteProbe) => void {
  return (probe) => {
    new Gauge({
      name: "panjereh_store_writable",
      help: "1 while the store takes commits, which each scrape tries",
      aggregator: "min",
      registers: [registry],
      collect() {
        this.set(probe.succeeded ? 1 : 0);
        probe.check().catch(() => {});
      },
    });
  };
}
