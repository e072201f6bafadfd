/** Port to an agency's server. */
import type { HeaderList } from "./request_headers.ts";

export interface UpstreamRequest {
  /** Scheme, host and port to connect to. */
  origin: string;
  method: string;
  /** Path and query, sent as they are. */
  target: string;
  /** Sent as they are, `host` among them; `content-length` makes the framing, otherwise a body is chunked. */
  headers: HeaderList;
  body: ReadableStream<Uint8Array> | null;
  /** Ends the exchange until the answer's head has come; afterwards cancelling its body does. */
  signal: AbortSignal;
}

export interface UpstreamResponse {
  status: number;
  /** As received: names in their case, repeated ones apart, values as bytes (Latin-1). */
  headers: HeaderList;
  /** Not decoded. Read at the reader's pace; cancelling it ends the exchange. */
  body: ReadableStream<Uint8Array> | null;
}

export interface UpstreamTransport {
  /**
   * Resolves with the final answer's head; redirects are answers. Throws `UpstreamUnavailable`,
   * `UpstreamTimeout`, `RequestBodyFailed`, or the signal's reason.
   */
  send(request: UpstreamRequest): Promise<UpstreamResponse>;
  /** Breaks off whatever is under way. */
  destroy(): Promise<void>;
}

/** No connection, a broken one, or an answer that is not HTTP. */
export class UpstreamUnavailable extends Error {
  override name = "UpstreamUnavailable";
}

/** No connection or no answer's head in time. */
export class UpstreamTimeout extends Error {
  override name = "UpstreamTimeout";
}

/** The client's body broke off or was malformed. */
export class RequestBodyFailed extends Error {
  override name = "RequestBodyFailed";
}
