/** Active health checks of endpoints. */
import { SECOND } from "../../domain/platform/platform.ts";
import type { Endpoint } from "./endpoints.ts";
import type { Connection, ForwardedService } from "./connection.ts";

/**
 * Checks each endpoint of a service that configures it. @returns a function that stops the checks
 */
export function watchHealth(
  { health }: ForwardedService,
  { endpoints, host, check }: Connection,
): () => void {
  if (!health) return () => {};
  const stops = endpoints.map((endpoint) =>
    startHealthCheck({
      ...health,
      interval: health.interval * SECOND,
      async ask(signal) {
        check(endpoint);
        return await isServing(endpoint, { path: health.path, host, signal });
      },
      onResult: (passed) => endpoint.passed = passed,
      onChange: (healthy) => endpoint.healthy = healthy,
    })
  );
  return () => stops.forEach((stop) => stop());
}

interface HealthCheckOptions {
  /** Milliseconds between two checks, also the time limit of each. */
  interval: number;
  /** Consecutive failures that make it unhealthy, and successes that make it healthy again. */
  unhealthy: number;
  healthy: number;
  /** Rejects or resolves with `false` if the endpoint cannot serve. */
  ask(signal: AbortSignal): Promise<boolean>;
  /** Called after each check. */
  onResult(passed: boolean): void;
  /** Called on changes only; an endpoint is healthy at first. */
  onChange(healthy: boolean): void;
}

/** @returns a function that stops the checks */
function startHealthCheck(options: HealthCheckOptions): () => void {
  const { interval, ask, onResult, onChange } = options;
  const stopped = new AbortController();
  let isHealthy = true;
  /** Consecutive results that contradict the current state. */
  let contrary = 0;

  async function check() {
    const signal = AbortSignal.any([stopped.signal, AbortSignal.timeout(interval)]);
    const answer = await ask(signal).catch(() => false);
    if (stopped.signal.aborted) return;
    onResult(answer);
    contrary = answer === isHealthy ? 0 : contrary + 1;
    if (contrary < (isHealthy ? options.unhealthy : options.healthy)) return;
    isHealthy = answer;
    contrary = 0;
    onChange(isHealthy);
  }

  let checking = false;
  const timer = setInterval(() => {
    if (checking) return;
    checking = true;
    check().finally(() => checking = false);
  }, interval);
  return () => {
    clearInterval(timer);
    stopped.abort();
  };
}

/** Stands for a person. */
const CHECKER = "health check";

/**
 * Whether the status is 200–399. Uses the service's connection settings, so that TLS and forbidden
 * IPs are handled alike.
 */
function isServing(
  { pool }: Endpoint,
  { path, host, signal }: { path: string; host: string; signal: AbortSignal },
): Promise<boolean> {
  const { promise, resolve, reject } = Promise.withResolvers<boolean>();
  let isRight = false;
  const exchange = pool.exchange({
    method: "GET",
    target: path,
    headers: [["host", host], ["user-agent", "panjereh-health"]],
    body: null,
  }, {
    onHead: (status) => isRight = status >= 200 && status < 400,
    onData() {},
    onEnd: () => resolve(isRight),
    onError: reject,
  }, CHECKER);
  signal.addEventListener("abort", () => exchange.abort(signal.reason), { once: true });
  return promise;
}
