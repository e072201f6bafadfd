/** Whether services are told that sessions have ended. */
import { Counter, type Registry } from "prom-client";
import type { SessionEndsOptions } from "../../federation/session_ends.ts";

export function createFederationMetrics(
  registry: Registry,
): NonNullable<SessionEndsOptions["onOutcome"]> {
  const told = new Counter({
    name: "panjereh_session_ends_told_total",
    help: "Logout tokens by service and outcome: delivered, refused, failed or dropped",
    labelNames: ["service", "outcome"],
    registers: [registry],
  });
  return (service, outcome) => told.inc({ service, outcome });
}
