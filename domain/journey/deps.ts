import type { Ports } from "../ports.ts";
import type { AuditEvent, AuditRecord } from "../platform/audit.ts";
import type { Device } from "../session/device.ts";
import type { Session } from "../session/session.ts";

/** The slice of a journey to a session. */
export type SignInDeps = Omit<
  Ports,
  | "appendLater"
  | "qrPainter"
  | "isAllowed"
  | "clientIp"
  | "clientBehind"
  | "signer"
  | "upstreams"
  | "webSockets"
>;

/** Who is asking, as the routes found out from the request. All but the last four are keyed hashes. */
export interface Caller {
  transaction: string;
  browser?: string;
  /** The session that this browser has already; it dies when a new one begins. */
  session?: string;
  ip: string;
  network: string;
  /** What the browser calls itself, for the person's list of sessions. */
  device?: Device;
  /** Roughly where, in words for the person themselves. */
  place?: string;
  /** Of the page. */
  language?: string;
  requestId: string;
}

export function auditRecord(
  deps: Pick<SignInDeps, "clock">,
  caller: Pick<Caller, "ip" | "requestId">,
  event: AuditEvent,
  more: Pick<AuditRecord, "accountId" | "service" | "detail"> = {},
): AuditRecord {
  const { ip, requestId } = caller;
  return { at: deps.clock.now(), event, ip, requestId, ...more };
}

/** Which session a notice is about, and how it came to be; the event adds what happened. */
export function noticeOf(
  { device = {}, place, language = "fa" }: Pick<Caller, "device" | "place" | "language">,
  session: Session,
) {
  const { accountId, id, browser } = session;
  return { accountId, session: id, browser, device, place, language };
}
