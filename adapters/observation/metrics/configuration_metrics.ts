/** What runs, and whether the services file was accepted last, under Prometheus' own names. */
import { Gauge, type Registry } from "prom-client";
import { SECOND } from "../../../domain/platform/platform.ts";

/** The program starts with accepted services. The result is told of each reload. */
export function createConfigurationMetrics(
  registry: Registry,
  version: string,
): (succeeded: boolean) => void {
  const registers = [registry];
  new Gauge({
    name: "panjereh_build_info",
    help: "1, with the versions of the program and of Deno",
    labelNames: ["version", "deno"],
    aggregator: "max",
    registers,
  }).set({ version, deno: Deno.version.deno }, 1);
  // Only the first worker follows the file; the others keep saying that all is well.
  const successful = new Gauge({
    name: "panjereh_services_last_reload_successful",
    help: "Whether the last change of the services file was accepted",
    aggregator: "min",
    registers,
  });
  const succeededAt = new Gauge({
    name: "panjereh_services_last_reload_success_timestamp_seconds",
    help: "When the services file was accepted last",
    aggregator: "max",
    registers,
  });
  const note = (succeeded: boolean) => {
    successful.set(succeeded ? 1 : 0);
    if (succeeded) succeededAt.set(Date.now() / SECOND);
  };
  note(true);
  return note;
}
