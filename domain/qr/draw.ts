/** The waiting browser: one live ticket, and the data for its page. */
import type { Ports } from "../ports.ts";
import type { QrPorts } from "./ports.ts";
import {
  addQrTicket,
  QR_LIFETIME,
  type QrAsker,
  qrCodeRecord,
  qrManualCode,
  type QrState,
  qrStateAt,
  type QrTicket,
  qrTicketId,
  qrTicketRecord,
  removeQrTicket,
} from "./ticket.ts";
import { newToken } from "../platform/platform.ts";
import { transact } from "../platform/commit.ts";
import { read } from "../platform/read.ts";

export interface QrWaiting {
  /** Identifies the drawing shown on a page; useless to anybody else. */
  drawing: string;
  state: QrState;
  id: string;
  manualCode: string;
  expiresAt: number;
  /** The number to be picked on the phone; absent until a phone has opened the ticket. */
  number?: number;
  service?: string;
}

export const qrTransaction = ({ hash }: Pick<Ports, "hash">, token: string) =>
  hash.digest("qr_ticket", "token", token);

/**
 * A new ticket under a new token, for the browser's cookie; the ticket of its former token becomes
 * invalid in the same commit.
 */
export async function drawQrTicket(
  deps: QrPorts,
  asker: Omit<QrAsker, "askedAt">,
  formerToken?: string,
): Promise<{ token: string; waiting: QrWaiting }> {
  const { store, hash, random, clock } = deps;
  while (true) {
    const now = clock.now();
    const token = newToken(random);
    const transaction = qrTransaction(deps, token);
    const ticket: QrTicket = {
      transaction,
      drawing: random.bytes(8).toHex(),
      asker: { ...asker, askedAt: now },
      expiresAt: now + QR_LIFETIME,
      state: "waiting",
    };
    const wanted = { sameCode: qrCodeRecord(hash, qrManualCode(hash, transaction)) };
    const drawn = await transact(store, wanted, ({ sameCode }, write) => {
      // The nine digits may be in use already: draw again.
      if (sameCode.value !== null) return false;
      if (formerToken) removeQrTicket(write, hash, qrTransaction(deps, formerToken));
      addQrTicket(write, hash, ticket);
      return true;
    });
    if (drawn) return { token, waiting: show(deps, ticket) };
  }
}

/** The ticket of the browser with this token, in any state; `null` if there is none. */
export async function currentQrTicket(
  deps: QrPorts,
  token: string,
): Promise<QrWaiting | null> {
  const { store, hash } = deps;
  const id = qrTicketId(hash, qrTransaction(deps, token));
  const { value: ticket } = await read(store, qrTicketRecord(hash, id));
  return ticket && show(deps, ticket);
}

function show({ hash, clock }: Pick<Ports, "hash" | "clock">, ticket: QrTicket): QrWaiting {
  const { transaction, drawing, expiresAt, phone, asker } = ticket;
  return {
    drawing,
    state: qrStateAt(ticket, clock.now()),
    id: qrTicketId(hash, transaction),
    manualCode: qrManualCode(hash, transaction),
    expiresAt,
    number: phone?.match.shown,
    service: asker.service,
  };
}
