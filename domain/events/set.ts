/** The claims of a security event token (RFC 8417; SSF 1.0 §4.1: neither `exp` nor `sub`). */
import { SECOND } from "../platform/platform.ts";
import type { EventMessage, EventSubject, ServiceEvent } from "./event.ts";

const URI = "https://schemas.openid.net/secevent";

/** The family of each type of event. */
const FAMILY: Record<ServiceEvent["event"], "caep" | "risc" | "ssf"> = {
  "session-revoked": "caep",
  "assurance-level-change": "caep",
  "credential-change": "caep",
  "token-claims-change": "caep",
  "account-disabled": "risc",
  "account-purged": "risc",
  "identifier-changed": "risc",
  "verification": "ssf",
  "stream-updated": "ssf",
};

export const eventUri = (event: ServiceEvent["event"]) =>
  `${URI}/${FAMILY[event]}/event-type/${event}`;

export interface SetClaims {
  iss: string;
  /** The service's ID. */
  aud: string;
  /** When this token was signed; a repeated delivery has a later one. */
  iat: number;
  /** Stable over all deliveries. */
  jti: string;
  /** When it happened (RFC 8417 §2.2). */
  toe: number;
  txn?: string;
  sub_id: Record<string, unknown>;
  events: Record<string, Record<string, unknown>>;
}

/** `now` in milliseconds; `issuer` is the origin of the window. */
export function setClaims(
  { id, at, content }: EventMessage,
  { issuer, now }: { issuer: string; now: number },
): SetClaims {
  const { service, event, subject, detail, cause } = content;
  const toe = Math.floor(at / SECOND);
  const isCaep = FAMILY[event] === "caep";
  return {
    iss: issuer,
    aud: service,
    iat: Math.floor(now / SECOND),
    jti: id,
    toe,
    ...cause !== undefined && { txn: cause },
    sub_id: subjectId(subject, { issuer, service }),
    events: { [eventUri(event)]: { ...isCaep && { event_timestamp: toe }, ...detail } },
  };
}

/** A subject identifier (RFC 9493 §3.2; SSF 1.0 §3.3 for a session of a person). */
function subjectId(
  subject: EventSubject,
  { issuer, service }: { issuer: string; service: string },
): Record<string, unknown> {
  if (subject.of === "stream") return { format: "opaque", id: service };
  const user = { format: "iss_sub", iss: issuer, sub: subject.sub };
  if (subject.of === "person") return user;
  return { format: "complex", user, session: { format: "opaque", id: subject.sid } };
}
