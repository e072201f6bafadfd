/**
 * The phone that owns a QR ticket: the first signed-in one that opened it, and the only one that
 * may change it.
 */
import type { Ports } from "../ports.ts";
import { type QrRefusal, qrStateAt, type QrTicket } from "./ticket.ts";
import type { LiveSession } from "../session/live_sessions.ts";
import { auditRecord, type Caller } from "../journey/caller.ts";

export interface QrPhone {
  place: Pick<Caller, "ip" | "network" | "requestId">;
  live: LiveSession;
}

const isHeldBy = (ticket: QrTicket | null, { live }: QrPhone): boolean =>
  ticket?.phone?.session === live.sessionDigest;

/** The ticket, if this phone owns it and it is open or approved. */
export function ticketOf(ticket: QrTicket | null, phone: QrPhone, now: number): QrTicket | null {
  const state = ticket && qrStateAt(ticket, now);
  return isHeldBy(ticket, phone) && (state === "scanned" || state === "approved") ? ticket : null;
}

/** Why this phone refused the ticket; its form may have been sent twice. */
export function refusalBy(phone: QrPhone, ticket: QrTicket | null): QrRefusal | undefined {
  return isHeldBy(ticket, phone) ? ticket!.refusal : undefined;
}

/** Whether this phone approved the ticket, and its browser has signed in since. */
export function isCollectedFrom(phone: QrPhone, ticket: QrTicket | null): ticket is QrTicket {
  return ticket?.state === "collected" && isHeldBy(ticket, phone);
}

export function phoneRecord(
  deps: Pick<Ports, "clock">,
  { place, live }: QrPhone,
  event: "qr.opened" | "qr.approved" | "qr.refused" | "qr.limited",
  detail: Record<string, string> = {},
) {
  return auditRecord(deps, place, event, {
    accountId: live.account.id,
    detail: { session: live.session.id, ...detail },
  });
}
