/**
 * Why a connection came to nothing, in a closed set of words: the error's own text may quote a URL
 * with a key, or what the other side sent.
 */

/** Each word and how Node, Deno and rustls say it; the first match counts. */
const FAULTS = [
  ["forbidden address", /\bis forbidden\b/],
  ["ENOTFOUND", /ENOTFOUND|ENODATA|Name or service not known|No address associated/],
  ["EAI_AGAIN", /EAI_AGAIN|Temporary failure in name resolution|dns error/],
  ["ECONNREFUSED", /ECONNREFUSED|Connection refused/],
  ["EHOSTUNREACH", /EHOSTUNREACH|No route to host/],
  ["ENETUNREACH", /ENETUNREACH|Network is unreachable/],
  [
    "UnknownIssuer",
    /UnknownIssuer|self.signed certificate|unable to (?:verify|get)\b.*certificate/,
  ],
  ["CertificateExpired", /certificate (?:has )?expired/i],
  ["CertificateNotYetValid", /certificate (?:is )?not (?:yet valid|valid yet)|NotValidYet/i],
  ["NotValidForName", /NotValidForName|not valid for (?:any )?name|certificate's altnames/i],
  ["other certificate fault", /peer certificate/],
  ["ECONNRESET", /ECONNRESET|EPIPE|Connection reset|Broken pipe/],
  [
    "closed early",
    /connection closed|closed unexpectedly|socket hang up|unexpected end|close_notify/i,
  ],
  ["ETIMEDOUT", /ETIMEDOUT|timed out|timeout/i],
  ["no TLS", /corrupt message|handshake|alert|\bTLS\b|\bSSL\b/i],
  ["another protocol", /EPROTOCOL|HTTP version|invalid HTTP|Parse Error/],
] as const satisfies [string, RegExp][];

export type ConnectionFault = typeof FAULTS[number][0] | "no connection";

/** Those with which the other side may have read the whole message. */
const LATE: readonly string[] = ["ECONNRESET", "closed early", "another protocol", "ETIMEDOUT"];

/** Whether certainly nothing was sent. */
export const isBeforeSending = (reason: string): boolean =>
  reason === "no connection" ||
  FAULTS.some(([word]) => word === reason && !LATE.includes(word));

export function connectionFault(error: unknown): ConnectionFault {
  const said = sayings(error);
  return FAULTS.find(([, pattern]) => pattern.test(said))?.[0] ?? "no connection";
}

/** Codes and messages of the error and its causes. */
function sayings(error: unknown, depth = 4): string {
  if (!(error instanceof Error) || depth === 0) return "";
  const { code } = error as { code?: unknown };
  const message = error.message.slice(0, MAX_MESSAGE).replace(URLS, "");
  return `${String(code ?? "")} ${message}\n${sayings(error.cause, depth - 1)}`;
}

/** Characters. */
const MAX_MESSAGE = 4096;
/** Their words say nothing of the cause. */
const URLS = /https?:\/\/\S*/g;
