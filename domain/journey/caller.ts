import type { Ports } from "../ports.ts";
import type { AuditEvent, AuditRecord } from "../platform/audit.ts";
import type { Device } from "../session/device.ts";
import type { Session } from "../session/session.ts";

/** The requesting browser, as determined by the routes. All but the last four are keyed hashes. */
export interface Caller {
  transaction: string;
  /** Transactions that this browser had in the last minutes, whose security codes its tabs show. */
  opened?: readonly string[];
  browser?: string;
  /** This browser's existing session, which ends when a new one begins. */
  session?: string;
  ip: string;
  network: string;
  /** The browser's self-description, for the person's list of sessions. */
  device?: Device;
  /** Approximate location, as shown to the person. */
  place?: string;
  /** Of the page. */
  language?: string;
  requestId: string;
}

export function auditRecord(
  deps: Pick<Ports, "clock">,
  caller: Pick<Caller, "ip" | "requestId">,
  event: AuditEvent,
  more: Pick<AuditRecord, "accountId" | "service" | "detail"> = {},
): AuditRecord {
  const { ip, requestId } = caller;
  return { at: deps.clock.now(), event, ip, requestId, ...more };
}

/** The session of a notice and its circumstances; the event adds what happened. */
export function noticeOf(
  { device = {}, place, language = "fa" }: Pick<Caller, "device" | "place" | "language">,
  session: Session,
) {
  const { accountId, id, browser } = session;
  return { accountId, session: id, browser, device, place, language };
}
