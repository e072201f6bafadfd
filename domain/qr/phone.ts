/**
 * The signed-in phone opens a ticket, which makes it the owner, and may refuse it
 * (domain/qr/approve.ts).
 */
import type { QrPorts } from "./ports.ts";
import { newNumberMatch } from "./number_match.ts";
import { type QrRefusal, qrStateAt, type QrTicket, qrTicketRecord } from "./ticket.ts";
import { transact, type Write } from "../platform/commit.ts";
import type { Found } from "../platform/record.ts";
import { phoneRecord, type QrPhone, refusalBy, ticketOf } from "./holder.ts";
import { type PhoneUses, phoneUses, spendUse } from "./phone_budget.ts";

export type OpenQrOutcome =
  | { outcome: "open" | "approved"; ticket: QrTicket; choices: number[] }
  /** This person or phone has used up its openings; the ticket stays open for another phone. */
  | { outcome: "limited"; retryAt: number }
  /**
   * Unknown, expired, redrawn, refused, used, or another phone's: the response does not say which.
   */
  | { outcome: "dead" };

export async function openQrTicket(
  deps: QrPorts,
  phone: QrPhone,
  id: string,
): Promise<OpenQrOutcome> {
  const wanted = { found: qrTicketRecord(deps.hash, id), uses: phoneUses("opening", phone) };
  return await transact(deps.store, wanted, ({ found, uses }, write) => {
    const ticket = found.value;
    const state = ticket && qrStateAt(ticket, deps.clock.now());
    if (state === "waiting") return claim(deps, phone, { found, uses }, write);
    const isOwn = ticket?.phone?.session === phone.live.sessionDigest;
    if (!isOwn || (state !== "scanned" && state !== "approved")) return { outcome: "dead" };
    const outcome = state === "scanned" ? "open" : "approved";
    return { outcome, ticket, choices: ticket.phone!.match.choices };
  });
}

/** This phone becomes the owner of the ticket, within its budget. */
function claim(
  deps: QrPorts,
  phone: QrPhone,
  { found, uses }: { found: Found<QrTicket>; uses: PhoneUses },
  write: Write,
): OpenQrOutcome {
  const retryAt = spendUse(deps, phone, { use: "opening", uses }, write);
  if (retryAt !== null) return { outcome: "limited", retryAt };
  const { sessionDigest: session, account } = phone.live;
  const match = newNumberMatch(deps.random);
  const ticket: QrTicket = {
    ...found.value!,
    state: "scanned",
    phone: { session, accountId: account.id, match },
  };
  write.set(found, ticket);
  deps.audit.include(write, phoneRecord(deps, phone, "qr.opened"));
  return { outcome: "open", ticket, choices: match.choices };
}

/**
 * `false` if there is nothing left to refuse; the same refusal twice is one. Also revokes an
 * approval that was not collected yet.
 */
export async function refuseQrTicket(
  deps: QrPorts,
  phone: QrPhone,
  { id, reason }: { id: string; reason: QrRefusal },
): Promise<boolean> {
  const wanted = { found: qrTicketRecord(deps.hash, id) };
  return await transact(deps.store, wanted, ({ found }, write) => {
    if (refusalBy(phone, found.value) === reason) return true;
    const ticket = ticketOf(found.value, phone, deps.clock.now());
    if (!ticket) return false;
    write.set(found, { ...ticket, state: "refused", refusal: reason, approval: undefined });
    deps.audit.include(write, phoneRecord(deps, phone, "qr.refused", { reason }));
    return true;
  });
}
