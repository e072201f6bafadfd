/** W3C Trace Context (Recommendation, 2021): the header that assigns a request to a trace. */
export interface TraceContext {
  /** 32 hexadecimal digits, not all zero. */
  traceId: string;
  /** 16 hexadecimal digits, not all zero. */
  spanId: string;
  /** The sender records the trace. */
  sampled: boolean;
}

/** §3.2: version, trace, parent, flags. A later version may append more. */
const TRACEPARENT = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;

const ALL_ZERO = /^0+$/;

/** `null` if the header is absent, or invalid by the standard. */
export function parseTraceparent(header: string | null): TraceContext | null {
  const [, version, traceId, spanId, flags, more] = header?.match(TRACEPARENT) ?? [];
  if (!flags || version === "ff" || (version === "00" && more !== undefined)) return null;
  if (ALL_ZERO.test(traceId) || ALL_ZERO.test(spanId)) return null;
  return { traceId, spanId, sampled: (parseInt(flags, 16) & 1) === 1 };
}

export function formatTraceparent({ traceId, spanId, sampled }: TraceContext): string {
  return `00-${traceId}-${spanId}-${sampled ? "01" : "00"}`;
}
