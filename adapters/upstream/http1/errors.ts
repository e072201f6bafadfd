/** Errors between this program and an upstream, distinguished by `code` like Node's own errors. */
export type Http1ErrorCode =
  /** No connection, or an untrusted one: nothing of the request was sent. */
  | "CONNECT_FAILED"
  | "CONNECT_TIMEOUT"
  | "ANSWER_TIMEOUT"
  /** Silence within a body, in either direction. */
  | "IDLE_TIMEOUT"
  /** The connection ended before the response was complete. */
  | "CONNECTION_CLOSED"
  | "MALFORMED_ANSWER"
  /** The request cannot be serialised as one message. */
  | "MALFORMED_REQUEST"
  /** This program closed the connection. */
  | "DESTROYED";

export class Http1Error extends Error {
  override name = "Http1Error";
  constructor(readonly code: Http1ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
  }
}

export function malformed(what: string): Http1Error {
  return new Http1Error("MALFORMED_ANSWER", `Cannot read answer: ${what}`);
}

/** @param cause the socket's error, if any */
export function hungUp(cause?: unknown): Http1Error {
  return new Http1Error("CONNECTION_CLOSED", "Cannot read answer: the upstream has hung up", {
    cause,
  });
}
