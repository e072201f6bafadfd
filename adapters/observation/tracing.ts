/**
 * Traces by Deno's built-in OpenTelemetry (`OTEL_DENO`). Deno's own spans hold whole URLs, and
 * those hold codes and keys; so they are never sampled, and the spans made here hold only what is
 * set here. docs/decisions/0096.
 */
import {
  type Context,
  context,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
} from "@opentelemetry/api";
import {
  formatTraceparent,
  parseTraceparent,
} from "../../domain/gateway/observation/trace_context.ts";
import type { Tracing } from "../../domain/gateway/observation/tracing.ts";
import type { Upstream, Upstreams } from "../../domain/gateway/upstream/upstreams.ts";
import type { HeaderList } from "../../domain/gateway/headers/request_headers.ts";
import type { Service } from "../../domain/services/service.ts";

export interface OpenTelemetry extends Tracing {
  /** Makes each exchange a span, and sends its trace context upstream in place of the client's. */
  followUpstreams(upstreams: Upstreams): Upstreams;
  /** Makes a call to a registry or an operator a span; no trace context is sent to it. */
  follow<T>(target: string, call: () => Promise<T>): Promise<T>;
}

export interface OpenTelemetryOptions {
  /** Whether the `traceparent` of this peer is trusted. */
  isTrusted(peer: string): boolean;
  /** The share of all other requests that is traced, 0 to 1. */
  ratio: number;
}

/** Use it only if `OTEL_DENO` is "true": otherwise Deno provides no spans. */
export function createOpenTelemetry({ isTrusted, ratio }: OpenTelemetryOptions): OpenTelemetry {
  const tracer = trace.getTracer("panjereh");

  /** The parent of the request's span, and the spans it links to. */
  function originOf(request: Request, peer: string) {
    const claimed = parseTraceparent(request.headers.get("traceparent"));
    if (claimed && isTrusted(peer)) return { parent: remote(claimed), links: [] };
    // Deno's span of this request is never sampled, but its trace ID is fresh and random.
    const own = trace.getActiveSpan()!.spanContext();
    const parent = remote({ ...own, sampled: isChosen(own.traceId, ratio) });
    return { parent, links: claimed ? [{ context: spanContextOf(claimed) }] : [] };
  }

  async function within<T>(
    parent: Context,
    span: Span,
    run: () => Promise<T>,
  ): Promise<T> {
    try {
      return await context.with(trace.setSpan(parent, span), run);
    } catch (error) {
      // The name only: the message may hold personal data.
      span.setStatus({ code: SpanStatusCode.ERROR, message: (error as Error | null)?.name });
      throw error;
    } finally {
      span.end();
    }
  }

  function followUpstream(upstream: Upstream, { id }: Service): Upstream {
    function asSpan<R extends { headers: HeaderList }, A>(
      send: (request: R) => Promise<A>,
    ): (request: R) => Promise<A> {
      return (request) => {
        const attributes = { "panjereh.service": id };
        const parent = context.active();
        const span = tracer.startSpan("upstream", { kind: SpanKind.CLIENT, attributes }, parent);
        const headers = request.headers.filter(([name]) => !isTraceHeader(name));
        headers.push(["traceparent", traceparentOf(span)]);
        return within(parent, span, async () => {
          const answer = await send({ ...request, headers });
          if (hasStatus(answer)) span.setAttribute("http.response.status_code", answer.status);
          return answer;
        });
      };
    }
    return { ...upstream, send: asSpan(upstream.send), connect: asSpan(upstream.connect) };
  }

  return {
    serve(request, peer, answer) {
      const { parent, links } = originOf(request, peer);
      const attributes = { "http.request.method": request.method };
      const span = tracer.startSpan(
        "gateway",
        { kind: SpanKind.SERVER, links, attributes },
        parent,
      );
      return within(parent, span, async () => {
        const response = await answer(span.spanContext().traceId);
        span.setAttribute("http.response.status_code", response.status);
        return response;
      });
    },

    followUpstreams(upstreams) {
      const followed = new WeakMap<Upstream, Upstream>();
      return {
        of(service) {
          const upstream = upstreams.of(service);
          let one = followed.get(upstream);
          if (!one) followed.set(upstream, one = followUpstream(upstream, service));
          return one;
        },
      };
    },

    follow(target, call) {
      const parent = context.active();
      const span = tracer.startSpan(target, { kind: SpanKind.CLIENT }, parent);
      // Deno would add its own span of `fetch`, with the URL, under a sampled parent.
      const unseen = { ...span.spanContext(), traceFlags: TraceFlags.NONE };
      const hidden = trace.setSpanContext(ROOT_CONTEXT, unseen);
      return within(parent, span, () => context.with(hidden, call));
    },
  };
}

/** The same rule as OpenTelemetry's `TraceIdRatioBased`: trace IDs are random. */
const isChosen = (traceId: string, ratio: number) =>
  parseInt(traceId.slice(-8), 16) < ratio * 2 ** 32;

function spanContextOf(
  { traceId, spanId, sampled }: { traceId: string; spanId: string; sampled: boolean },
) {
  const traceFlags = sampled ? TraceFlags.SAMPLED : TraceFlags.NONE;
  return { traceId, spanId, traceFlags, isRemote: true };
}

const remote = (parent: Parameters<typeof spanContextOf>[0]) =>
  trace.setSpanContext(ROOT_CONTEXT, spanContextOf(parent));

function traceparentOf(span: Span): string {
  const { traceId, spanId, traceFlags } = span.spanContext();
  return formatTraceparent({ traceId, spanId, sampled: traceFlags === TraceFlags.SAMPLED });
}

const isTraceHeader = (name: string) => ["traceparent", "tracestate"].includes(name.toLowerCase());

const hasStatus = (answer: unknown): answer is { status: number } =>
  typeof (answer as { status?: unknown }).status === "number";
