/**
 * The phone that owns a QR ticket: the first signed-in one that opened it, and the only one that
 * may change it.
 */
import type { Ports } from "../ports.ts";
import type { QrPorts } from "./ports.ts";
import { qrStateAt, type QrTicket, qrTicketRecord } from "./ticket.ts";
import type { LiveSession } from "../session/live_sessions.ts";
import { transact, type Write } from "../platform/commit.ts";
import type { Found } from "../platform/record.ts";
import { auditRecord, type Caller } from "../journey/caller.ts";

export interface QrPhone {
  place: Pick<Caller, "ip" | "network" | "requestId">;
  live: LiveSession;
}

/** The ticket, if this phone owns it and it is open or approved. */
export function ticketOf(ticket: QrTicket | null, { live }: QrPhone, now: number): QrTicket | null {
  const state = ticket && qrStateAt(ticket, now);
  const held = ticket?.phone?.session === live.sessionDigest;
  return held && (state === "scanned" || state === "approved") ? ticket : null;
}

/**
 * One atomic change of a ticket that this phone owns; `null` if it owns none with this identifier.
 */
export async function changeTicket<R>(
  deps: QrPorts,
  phone: QrPhone,
  id: string,
  decide: (found: Found<QrTicket> & { value: QrTicket }, write: Write) => R,
): Promise<R | null> {
  const wanted = { found: qrTicketRecord(deps.hash, id) };
  return await transact(deps.store, wanted, ({ found }, write) => {
    const ticket = ticketOf(found.value, phone, deps.clock.now());
    return ticket && decide({ ...found, value: ticket }, write);
  });
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
