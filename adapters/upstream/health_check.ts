/** Asks endpoints by itself whether they can serve. */
import { SECOND } from "../../domain/platform/platform.ts";
import type { Endpoint } from "./endpoints.ts";
import type { Connection, ForwardedService } from "./connection.ts";

/** Asks each endpoint of a service that wants it. @returns what ends it */
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
      onChange: (healthy) => endpoint.healthy = healthy,
    })
  );
  return () => stops.forEach((stop) => stop());
}

interface HealthCheckOptions {
  /** Milliseconds between two questions, and that each may take. */
  interval: number;
  /** Wrong answers in a row that make it unhealthy, right ones that make it healthy again. */
  unhealthy: number;
  healthy: number;
  /** Rejects, or resolves with `false`, when it cannot serve. */
  ask(signal: AbortSignal): Promise<boolean>;
  /** Only when it changes; it counts as healthy at first. */
  onChange(healthy: boolean): void;
}

/** @returns what ends it */
function startHealthCheck(options: HealthCheckOptions): () => void {
  const { interval, ask, onChange } = options;
  const stopped = new AbortController();
  let isHealthy = true;
  /** Answers in a row that contradict what is known. */
  let contrary = 0;

  async function check() {
    const signal = AbortSignal.any([stopped.signal, AbortSignal.timeout(interval)]);
    const answer = await ask(signal).catch(() => false);
    if (stopped.signal.aborted) return;
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

/** 200–399. Through the connections of the service, so that TLS and refused endpoints are the same. */
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
  });
  signal.addEventListener("abort", () => exchange.abort(signal.reason), { once: true });
  return promise;
}
