/** The length of a request's body, from its headers. */

export type Framing =
  | { kind: "none" }
  | { kind: "length"; length: number }
  | { kind: "chunked" };

/**
 * `null` if two parsers could disagree on the framing (RFC 9112 §6.1, §6.3): answer 400 and close
 * the connection, since the next bytes may not be the next request.
 *
 * A `GET` or `HEAD` with content is refused: its content has no meaning (RFC 9110 §9.3.1) and is
 * used for smuggling.
 */
export function requestFraming(method: string, headers: Headers): Framing | null {
  const coding = headers.get("transfer-encoding");
  const length = headers.get("content-length");
  if (coding !== null) {
    if (length !== null || coding.toLowerCase() !== "chunked") return null;
    return method === "GET" || method === "HEAD" ? null : { kind: "chunked" };
  }
  if (length === null) return { kind: "none" };
  if (!/^[0-9]{1,15}$/.test(length)) return null;
  if (Number(length) === 0) return { kind: "none" };
  return method === "GET" || method === "HEAD" ? null : { kind: "length", length: Number(length) };
}
