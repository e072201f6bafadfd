/** Traces a request through the gateway to its upstream (W3C Trace Context). */
export interface Tracing {
  /**
   * Answers within a span. The trace in `traceparent` is continued if the peer is trusted;
   * otherwise a new trace begins, linked to the sender's.
   */
  serve(
    request: Request,
    peer: string,
    answer: (traceId: string) => Promise<Response>,
  ): Promise<Response>;
}
