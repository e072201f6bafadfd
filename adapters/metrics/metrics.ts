/** Everything that is measured, in the words of Prometheus. No label holds anything of a person. */
import { AggregatorRegistry, type MetricObject, Registry } from "prom-client";
import type { CallWatch } from "../http_client.ts";
import { createHttpMetrics, type HttpMetrics } from "./http_metrics.ts";
import { createOutsideMetrics } from "./outside_metrics.ts";
import { addProcessMetrics } from "./process_metrics.ts";
import { createSignInMetrics, type SignInMetrics } from "./sign_in_metrics.ts";
import { createStoreMetrics, type StoreMetrics } from "./store_metrics.ts";

/** What one worker has measured; it travels between threads. */
export type Measured = MetricObject[];

export interface Metrics {
  http: HttpMetrics;
  signIn: SignInMetrics;
  outside: CallWatch;
  store: StoreMetrics;
  read(): Promise<Measured>;
  stop(): void;
}

/** `inFlight`: requests that are being answered. */
export function createMetrics(given: { inFlight(): number }): Metrics {
  const registry = new Registry();
  const stop = addProcessMetrics(registry);
  return {
    http: createHttpMetrics(registry, given),
    signIn: createSignInMetrics(registry),
    outside: createOutsideMetrics(registry),
    store: createStoreMetrics(registry),
    read: () => registry.getMetricsAsJSON() as Promise<Measured>,
    stop,
  };
}

/** All workers' figures as one text (Prometheus text format 0.0.4). */
export async function exposition(workers: Measured[]): Promise<string> {
  return await AggregatorRegistry.aggregate(workers).metrics();
}
