/** What can go wrong between this program and an upstream, told apart by `code` as in Node's own errors. */
export type Http1ErrorCode =
  /** No connection, or none that is to be trusted: nothing of the request has left. */
  | "CONNECT_FAILED"
  | "CONNECT_TIMEOUT"
  | "ANSWER_TIMEOUT"
  /** Silence within a body, in either direction. */
  | "IDLE_TIMEOUT"
  /** The connection has ended before the answer was complete. */
  | "CONNECTION_CLOSED"
  | "MALFORMED_ANSWER"
  /** The request cannot be written as one message. */
  | "MALFORMED_REQUEST"
  /** This program has hung up. */
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

/** @param cause what the socket says, if anything */
export function hungUp(cause?: unknown): Http1Error {
  return new Http1Error("CONNECTION_CLOSED", "Cannot read answer: the upstream has hung up", {
    cause,
  });
}
