/** One exchange with an agency's server, and what may come of it. */
import type { HeaderList } from "../headers/request_headers.ts";

export interface UpstreamRequest {
  method: string;
  /** Path and query, sent as they are. */
  target: string;
  /** Sent as they are, `host` among them; not what tells the body's end. */
  headers: HeaderList;
  body: ReadableStream<Uint8Array> | null;
  /** Bytes of the body, where the client has said it; else it is sent in chunks. */
  length?: number;
  /** Whose share of the service this is. */
  person: string;
  /** Ends the exchange until the answer's head has come; afterwards cancelling its body does. */
  signal: AbortSignal;
}

export interface UpstreamResponse {
  status: number;
  /** As received: names in their case, repeated ones apart, values as bytes (Latin-1). */
  headers: HeaderList;
  /** Not decoded. Bytes when all of it came with the head; else read at the reader's pace, and cancelling it ends the exchange. */
  body: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | null;
  /** Breaks the exchange off, and the body with it. */
  cut(): void;
  /** Ends the exchange; whoever reads the body gets a regular end. */
  finish(): void;
  /** Calls back when the exchange is over, at once when it is already. */
  onEnd(listener: () => void): void;
}

/** An answer that goes on until somebody leaves (WHATWG HTML §9.2). */
export function isEventStream({ headers }: UpstreamResponse): boolean {
  return headers.some(([name, value]) =>
    name.length === 12 && name.toLowerCase() === "content-type" &&
    /^text\/event-stream\b/i.test(value)
  );
}

/** No connection, a broken one, or an answer that is not HTTP. */
export class UpstreamUnavailable extends Error {
  override name = "UpstreamUnavailable";
}

/** No connection or no answer's head in time. */
export class UpstreamTimeout extends Error {
  override name = "UpstreamTimeout";
}

/** Nothing is sent for now: the service has too much under way, or every address failed too often. */
export class UpstreamBusy extends Error {
  override name = "UpstreamBusy";
  /** `retryAfter` in whole seconds. */
  constructor(message: string, readonly retryAfter: number) {
    super(message);
  }
}

/** Every address failed too often, or says of itself that it cannot serve. */
export class UpstreamCircuitOpen extends UpstreamBusy {
  override name = "UpstreamCircuitOpen";
}

/** This person has as much under way as one may. */
export class PersonBusy extends UpstreamBusy {
  override name = "PersonBusy";
}

/** The client's body broke off or was malformed. */
export class RequestBodyFailed extends Error {
  override name = "RequestBodyFailed";
}

/** The client's body is longer than the service takes. */
export class RequestTooLarge extends Error {
  override name = "RequestTooLarge";
}
