/** All metrics, in Prometheus' terms. No label holds personal data. */
import { AggregatorRegistry, type MetricObject, Registry } from "prom-client";
import type { Answered } from "../../../domain/gateway/observation/answered.ts";
import type { OutboxWatch } from "../../../domain/outbox/sender.ts";
import type { CallWatch } from "../../network/http_client.ts";
import { VERSION } from "../../configuration/version.ts";
import { createConfigurationMetrics } from "./configuration_metrics.ts";
import { createHttpMetrics, type HttpMetrics } from "./http_metrics.ts";
import { createOutboxMetrics } from "./outbox_metrics.ts";
import { createOutsideMetrics } from "./outside_metrics.ts";
import { addProcessMetrics } from "./process_metrics.ts";
import type { WriteProbe } from "../../store/write_probe.ts";
import { addReadinessMetrics } from "./readiness_metrics.ts";
import { createSignInMetrics, type SignInMetrics } from "./sign_in_metrics.ts";
import { createStoreMetrics, type StoreMetrics } from "./store_metrics.ts";

/** The figures of one worker; they are passed between threads. */
export type Measured = MetricObject[];

export interface Metrics {
  /** Called for every response of the gateway's port. */
  answered(answered: Answered): void;
  http: Omit<HttpMetrics, "answered">;
  signIn: SignInMetrics;
  outside: CallWatch;
  outbox: OutboxWatch;
  store: StoreMetrics;
  followProbe(probe: WriteProbe): void;
  /** Told of each reload of the services. */
  reloaded(succeeded: boolean): void;
  read(): Promise<Measured>;
  stop(): void;
}

/** `inFlight`: number of requests in flight. */
export function createMetrics(given: { inFlight(): number }): Metrics {
  const registry = new Registry();
  const stop = addProcessMetrics(registry);
  const http = createHttpMetrics(registry, given);
  const signIn = createSignInMetrics(registry);
  return {
    answered({ owner, method, path, status, milliseconds }) {
      http.answered(owner, status, milliseconds);
      if (owner === "_window" && method === "POST") signIn.stepTaken(path, status);
    },
    http,
    signIn,
    outside: createOutsideMetrics(registry),
    outbox: createOutboxMetrics(registry),
    store: createStoreMetrics(registry),
    followProbe: addReadinessMetrics(registry),
    reloaded: createConfigurationMetrics(registry, VERSION),
    read: () => registry.getMetricsAsJSON() as Promise<Measured>,
    stop,
  };
}

/** All workers' figures as one text (Prometheus text format 0.0.4). */
export async function exposition(workers: Measured[]): Promise<string> {
  return await AggregatorRegistry.aggregate(workers).metrics();
}
