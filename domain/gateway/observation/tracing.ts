/** Follows a request through the gateway to its upstream (W3C Trace Context). */
export interface Tracing {
  /**
   * Answers within a span. One that says where it comes from (`traceparent`) goes on with its trace when the peer is
   * trusted; anybody else's begins a trace of our own, which is linked to theirs.
   */
  serve(
    request: Request,
    peer: string,
    answer: (traceId: string) => Promise<Response>,
  ): Promise<Response>;
}
