/** Responses of the gateway's port. One observation a request, about a microsecond. */
import { Counter, Gauge, Histogram, type Registry } from "prom-client";
import { SECOND } from "../../../domain/platform/platform.ts";
import type { OwnerName } from "../../../domain/gateway/observation/answered.ts";
import type { WebSockets } from "../../../domain/gateway/upstream/web_socket.ts";

/** Seconds. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Seconds; one second is the promised limit for a revocation to take effect. */
const REVOCATION_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

export interface HttpMetrics {
  answered(owner: OwnerName, status: number, milliseconds: number): void;
  /** `kind`: of the refusal, a closed set of words. */
  failed(owner: OwnerName, kind: string): void;
  /** `milliseconds` from the end of a session until this worker dropped it. */
  revocationHeard(milliseconds: number): void;
  countSockets(webSockets: WebSockets): WebSockets;
}

export function createHttpMetrics(
  registry: Registry,
  { inFlight }: { inFlight(): number },
): HttpMetrics {
  const registers = [registry];
  const duration = new Histogram({
    name: "panjereh_http_request_duration_seconds",
    help: "Time to the head of the response, by service (or _window, _other) and status class",
    labelNames: ["service", "status"],
    buckets: BUCKETS,
    registers,
  });
  const failures = new Counter({
    name: "panjereh_http_failures_total",
    help: "Admitted requests that could not be served, by service and kind",
    labelNames: ["service", "kind"],
    registers,
  });
  const revocation = new Histogram({
    name: "panjereh_revocation_lag_seconds",
    help: "Time from the end of a session until a worker dropped it",
    buckets: REVOCATION_BUCKETS,
    registers,
  });
  const sockets = new Gauge({
    name: "panjereh_web_sockets",
    help: "Open WebSockets",
    registers,
  });
  new Gauge({
    name: "panjereh_http_requests_in_flight",
    help: "Responses whose last byte has not been delivered",
    registers,
    collect() {
      this.set(inFlight());
    },
  });

  /** Owner → status class (1 to 5) → its observer, created once. */
  const children = new Map<string, { observe(seconds: number): void }[]>();

  function childOf(owner: string, statusClass: number) {
    let classes = children.get(owner);
    if (!classes) children.set(owner, classes = []);
    return classes[statusClass] ??= duration.labels({ service: owner, status: `${statusClass}xx` });
  }

  return {
    answered(owner, status, milliseconds) {
      childOf(owner, Math.trunc(status / 100)).observe(milliseconds / SECOND);
    },
    failed: (service, kind) => failures.inc({ service, kind }),
    revocationHeard: (milliseconds) => revocation.observe(milliseconds / SECOND),
    countSockets: (webSockets) => ({
      async join(...args) {
        const joined = await webSockets.join(...args);
        sockets.inc();
        joined.socket.onEnd(() => sockets.dec());
        return joined;
      },
    }),
  };
}
