/** What leaves for others, and how late it is. */
import { Counter, Gauge, Histogram, type Registry } from "prom-client";
import type { OutboxWatch } from "../../../domain/outbox/sender.ts";
import { SECOND } from "../../../domain/platform/platform.ts";

export function createOutboxMetrics(registry: Registry): OutboxWatch {
  const registers = [registry];
  const attempts = new Counter({
    name: "panjereh_outbox_attempts_total",
    help: "Attempts at delivery by kind of message and outcome: delivered, refused or failed",
    labelNames: ["kind", "outcome"],
    registers,
  });
  const took = new Histogram({
    name: "panjereh_outbox_attempt_seconds",
    help: "How long receivers took to answer, by kind of message",
    labelNames: ["kind"],
    buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers,
  });
  const changes = new Counter({
    name: "panjereh_outbox_receiver_changes_total",
    help: "Receivers that failed (behind), were given up (paused) or get everything again (ready)",
    labelNames: ["state"],
    registers,
  });
  const late = new Gauge({
    name: "panjereh_outbox_late_seconds",
    help:
      "By how much the oldest due message of a partition is late, where this worker delivers it",
    labelNames: ["partition"],
    registers,
  });
  return {
    attempted({ kind }, outcome, milliseconds) {
      if (outcome === "later") return;
      attempts.inc({ kind, outcome });
      took.observe({ kind }, milliseconds / SECOND);
    },
    receiverChanged: (_, state) => changes.inc({ state }),
    late: (partition, milliseconds) => late.set({ partition }, milliseconds / SECOND),
  };
}
