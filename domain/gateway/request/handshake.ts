/** A client's opening handshake of a WebSocket (RFC 6455 §4.2.1). */

export type Handshake =
  | { protocols: string[] }
  /** A version other than 13: 426. */
  | "version"
  | "malformed"
  /** Opened by another site's page: browsers send the cookies anyway (case 9). */
  | "foreign";

/** 16 bytes in base64. */
const KEY = /^[A-Za-z0-9+/]{22}==$/;
/** RFC 9110 §5.6.2 */
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/**
 * `null` if no WebSocket is requested; requests for other protocols are treated like any request
 * (RFC 9110 §7.8).
 *
 * @param origin of the requested host; a client that sends no Origin is not a browser
 * @param others whose pages the service trusts with the person's session
 */
export function readHandshake(
  { method, headers }: { method: string; headers: Headers },
  origin: string,
  others: readonly string[] = [],
): Handshake | null {
  const upgrade = headers.get("upgrade");
  if (upgrade === null || !hasToken(upgrade, "websocket")) return null;
  if (!hasToken(headers.get("connection") ?? "", "upgrade")) return null;
  const isFramed = headers.has("content-length") || headers.has("transfer-encoding");
  if (method !== "GET" || isFramed || !KEY.test(headers.get("sec-websocket-key") ?? "")) {
    return "malformed";
  }
  if (headers.get("sec-websocket-version") !== "13") return "version";
  if (isForeign(headers, origin, others)) return "foreign";
  const offered = headers.get("sec-websocket-protocol");
  const protocols = offered === null ? [] : listed(offered);
  const isSound = protocols.every((name) => TOKEN.test(name)) &&
    new Set(protocols).size === protocols.length;
  return isSound ? { protocols } : "malformed";
}

/**
 * The same check for a handshake whose `Upgrade` was removed by the asking proxy. Scripts cannot
 * set `Sec-WebSocket-Key`.
 */
export function isForeignHandshake(
  { headers }: { headers: Headers },
  origin: string,
  others: readonly string[] = [],
): boolean {
  return headers.get("sec-websocket-key") !== null && isForeign(headers, origin, others);
}

function isForeign(headers: Headers, own: string, others: readonly string[]): boolean {
  const origin = headers.get("origin") ?? own;
  return origin !== own && !others.includes(origin);
}

/** Whether a WebSocket is or might be requested, directly or through a proxy that asks. */
export function asksForWebSocket(headers: Headers): boolean {
  return headers.has("sec-websocket-key") || /websocket/i.test(headers.get("upgrade") ?? "");
}

/** Handshake headers that belong to one hop. */
export function isOfHandshake(name: string): boolean {
  return name.toLowerCase().startsWith("sec-websocket-");
}

const listed = (value: string) => value.split(",").map((item) => item.trim());

/** ASCII only: `trim` would also strip a no-break space, which the upgrade does not. */
const hasToken = (value: string, token: string) =>
  /^[\t -~]*$/.test(value) && listed(value.toLowerCase()).includes(token);
