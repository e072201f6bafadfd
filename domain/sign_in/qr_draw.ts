/** The browser that waits: one live ticket per transaction, and what its page shows of it. */
import {
  addQrTicket,
  QR_LIFETIME,
  type QrAsker,
  qrCodeKey,
  qrManualCode,
  type QrState,
  qrStateAt,
  type QrTicket,
  qrTicketId,
  qrTicketKey,
  qrWaitingKey,
  removeQrTicket,
} from "../challenge/qr_ticket.ts";
import { transact } from "../store.ts";
import type { Caller, SignInDeps } from "./deps.ts";

export interface QrWaiting {
  /** Names the ticket that a page shows, without being of use to anybody else. */
  nonce: string;
  state: QrState;
  id: string;
  manualCode: string;
  expiresAt: number;
  /** The number to be picked on the phone: none until a phone has opened the ticket. */
  number?: number;
  service?: string;
}

type Asker = Omit<QrAsker, "askedAt">;

/** A new ticket; the one that this browser had is dead in the same moment. */
export async function drawQrTicket(
  deps: SignInDeps,
  caller: Caller,
  asker: Asker,
): Promise<QrWaiting> {
  const { store, hash, random, clock } = deps;
  const { transaction } = caller;
  while (true) {
    const now = clock.now();
    const ticket: QrTicket = {
      transaction,
      nonce: random.bytes(16).toHex(),
      asker: { ...asker, askedAt: now },
      expiresAt: now + QR_LIFETIME,
      state: "waiting",
    };
    const keys = [qrWaitingKey(transaction), qrCodeKey(hash, qrManualCode(hash, ticket))] as const;
    const drawn = await transact<[string, unknown], boolean>(
      store,
      keys,
      ([former, sameCode], write) => {
        // Nine digits may be in use already: draw again.
        if (sameCode.value !== null) return false;
        if (former.value) removeQrTicket(write, hash, { transaction, nonce: former.value });
        addQrTicket(write, hash, ticket);
        return true;
      },
    );
    if (drawn) return show(deps, ticket);
  }
}

/** The ticket that this browser waits with, however it stands; `null` when it never asked for one. */
export async function currentQrTicket(
  deps: SignInDeps,
  caller: Caller,
): Promise<QrWaiting | null> {
  const { store, hash } = deps;
  const { transaction } = caller;
  const { value: nonce } = await store.get<string>(qrWaitingKey(transaction));
  if (nonce === null) return null;
  const key = qrTicketKey(hash, qrTicketId(hash, { transaction, nonce }));
  const { value: ticket } = await store.get<QrTicket>(key);
  return ticket && show(deps, ticket);
}

function show({ hash, clock }: SignInDeps, ticket: QrTicket): QrWaiting {
  const { nonce, expiresAt, phone, asker } = ticket;
  return {
    nonce,
    state: qrStateAt(ticket, clock.now()),
    id: qrTicketId(hash, ticket),
    manualCode: qrManualCode(hash, ticket),
    expiresAt,
    number: phone?.match.shown,
    service: asker.service,
  };
}
