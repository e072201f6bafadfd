/** One exchange with an agency's server, and its possible failures. */
import type { HeaderList } from "../headers/request_headers.ts";

export interface UpstreamRequest {
  method: string;
  /** Path and query, sent unchanged; one character a byte. */
  target: string;
  /** Sent unchanged, including `host`, without headers that frame the body. */
  headers: HeaderList;
  body: ReadableStream<Uint8Array> | null;
  /** Bytes of the body, if the client announced them; otherwise it is sent in chunks. */
  length?: number;
  /** The person whose share of the service this request uses. */
  person: string;
  /**
   * Aborts the exchange until the head of the response has arrived; after that, cancel its body.
   */
  signal: AbortSignal;
}

export interface UpstreamResponse {
  status: number;
  /** As received: original case, repeated headers separate, values as bytes (Latin-1). */
  headers: HeaderList;
  /**
   * Not decoded. Bytes if the whole body came with the head; otherwise read at the reader's pace,
   * and cancelling it ends the exchange.
   */
  body: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | null;
  /** Aborts the exchange and its body. */
  abort(): void;
  /** Ends the exchange; the reader of the body gets a regular end. */
  finish(): void;
  /** Calls back when the exchange ends, or at once if it already has. */
  onEnd(listener: () => void): void;
}

/** A response that goes on until one side leaves (WHATWG HTML §9.2). */
export function isEventStream({ headers }: UpstreamResponse): boolean {
  return headers.some(([name, value]) =>
    name.length === 12 && name.toLowerCase() === "content-type" &&
    /^text\/event-stream\b/i.test(value)
  );
}

/** For the log: where an exchange failed and why, with nothing of what was exchanged. */
export interface UpstreamFault {
  /** Origin of the endpoint. */
  address: string;
  /** A word of a closed set. */
  reason: string;
}

/** The agency's side failed. */
export class UpstreamFailed extends Error {
  readonly fault?: UpstreamFault;
  constructor(message: string, { fault, cause }: ErrorOptions & { fault?: UpstreamFault } = {}) {
    super(message, { cause });
    this.fault = fault;
  }
}

/** No connection, a broken one, or a response that is not HTTP. */
export class UpstreamUnavailable extends UpstreamFailed {
  override name = "UpstreamUnavailable";
}

/** No connection or no head of a response in time. */
export class UpstreamTimeout extends UpstreamFailed {
  override name = "UpstreamTimeout";
}

/**
 * Nothing is sent now: the service has too much under way, or the circuits of all endpoints are
 * open.
 */
export class UpstreamBusy extends Error {
  override name = "UpstreamBusy";
  /** `retryAfter` in whole seconds. */
  constructor(message: string, readonly retryAfter: number) {
    super(message);
  }
}

/** The circuits of all endpoints are open, or all are unhealthy. */
export class UpstreamCircuitOpen extends UpstreamBusy {
  override name = "UpstreamCircuitOpen";
}

/** This person's share of the service is used up. */
export class PersonBusy extends UpstreamBusy {
  override name = "PersonBusy";
}

/** The client's body broke off or was malformed. */
export class RequestBodyFailed extends Error {
  override name = "RequestBodyFailed";
}

/** The client's body is longer than the service accepts. */
export class RequestTooLarge extends Error {
  override name = "RequestTooLarge";
}
