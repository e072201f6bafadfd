/** Wraps ports in log, metrics and traces; with these two off, the ports stay unwrapped. */
import type { Captchas } from "../../domain/captcha/captcha.ts";
import type { Upstreams } from "../../domain/gateway/upstream/upstreams.ts";
import type { WebSockets } from "../../domain/gateway/upstream/web_socket.ts";
import type { Parts } from "../../domain/console/health/parts.ts";
import type { Clock } from "../../domain/platform/platform.ts";
import type { Store } from "../../domain/platform/store.ts";
import type { CommonConfiguration } from "../configuration/environment.ts";
import type { CallWatch } from "../network/http_client.ts";
import { createMetrics, type Measured } from "./metrics/metrics.ts";
import { watchOutbox } from "./outbox_log.ts";
import { createOutsideLog } from "./outside_log.ts";
import { createNetworkList } from "../network/network_list.ts";
import { createOpenTelemetry } from "./tracing.ts";

/** `inFlight`: number of requests in flight. */
export function createObservation(
  configuration: CommonConfiguration,
  given: { inFlight(): number; clock: Clock; parts: Parts },
) {
  const { ADMIN_PORT, OTEL_DENO, OTEL_TRACES_SAMPLER_ARG: ratio, TRUSTED_PROXIES } = configuration;
  const metrics = ADMIN_PORT === undefined ? undefined : createMetrics(given);
  const tracing = OTEL_DENO === "true"
    ? createOpenTelemetry({ isTrusted: createNetworkList(TRUSTED_PROXIES), ratio })
    : undefined;
  const { parts } = given;
  const health: CallWatch = {
    connected: parts.connected,
    called: (target, _milliseconds, failure) => parts.called(target, failure),
    breakerChanged: (target, state) => parts.breakerChanged(target, state !== "closed"),
  };
  const watches = [createOutsideLog(given.clock), health, ...metrics ? [metrics.outside] : []];
  const outside: CallWatch = { ...watchAll(watches), follow: tracing?.follow };
  return {
    tracing,
    outside,
    sealing: metrics?.signIn.sealing,
    engine: metrics?.store.engine,
    onClocksCompared: metrics?.store.onClocksCompared,
    onRevocationHeard: metrics?.http.revocationHeard,
    onAnswered: metrics?.answered,
    onFailed: metrics?.http.failed,
    onReload: metrics?.reloaded,
    followProbe: metrics?.followProbe,
    onCodeSent: metrics?.signIn.codeSent,
    outbox: watchOutbox(metrics?.outbox),
    store: (store: Store) => metrics?.store.measure(store) ?? store,
    captchas: (captchas: Captchas) => metrics?.signIn.countVerdicts(captchas) ?? captchas,
    upstreams: (upstreams: Upstreams) => tracing?.followUpstreams(upstreams) ?? upstreams,
    webSockets: (sockets: WebSockets) => metrics?.http.countSockets(sockets) ?? sockets,
    /** This worker's figures; empty without `ADMIN_PORT`. */
    measure: async (): Promise<Measured> => await metrics?.read() ?? [],
    stop: () => metrics?.stop(),
  };
}

function watchAll(watches: CallWatch[]): CallWatch {
  return {
    connected: (...said) => watches.forEach((one) => one.connected?.(...said)),
    called: (...said) => watches.forEach((one) => one.called?.(...said)),
    breakerChanged: (...said) => watches.forEach((one) => one.breakerChanged?.(...said)),
  };
}

export type Observation = ReturnType<typeof createObservation>;
