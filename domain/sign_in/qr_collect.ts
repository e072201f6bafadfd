/** The waiting browser fetches the session that a phone approved. */
import {
  qrStateAt,
  type QrTicket,
  qrTicketId,
  qrTicketKey,
  removeQrTicket,
} from "../challenge/qr_ticket.ts";
import { type Account, accountKey, levelOf } from "../identity/account.ts";
import { sendDueNotices } from "../notice/send_notices.ts";
import { isLive, type Session, sessionKey } from "../session/session.ts";
import { transact } from "../store.ts";
import { openSession, type SignedIn } from "./complete.ts";
import type { Caller, SignInDeps } from "./deps.ts";
import { qrTransaction } from "./qr_draw.ts";

/**
 * The session in the browser with this token, once. `null` when nothing of its own is approved, or no longer: the phone signed
 * out meanwhile, or the account lost its mobile.
 */
export async function collectQrSession(
  deps: SignInDeps,
  caller: Caller,
  token: string,
): Promise<SignedIn | null> {
  const { store, hash, clock } = deps;
  const transaction = qrTransaction(deps, token);
  const ticketKey = qrTicketKey(hash, qrTicketId(hash, transaction));
  const phone = (await store.get<QrTicket>(ticketKey)).value?.phone;
  if (!phone) return null;

  const keys = [ticketKey, sessionKey(phone.session), accountKey(phone.accountId)] as const;
  const signedIn = await transact<[QrTicket, Session, Account], SignedIn | null>(
    store,
    keys,
    async ([entry, approver, account], write) => {
      const now = clock.now();
      const ticket = entry.value;
      if (!ticket?.approval || qrStateAt(ticket, now) !== "approved") return null;
      if (!approver.value || !isLive(approver.value, now) || !account.value?.mobile) return null;
      removeQrTicket(write, hash, transaction);
      const { level, authTime } = ticket.approval;
      return await openSession(deps, caller, write, {
        account: account.value,
        authTime,
        qr: { level: Math.min(level, levelOf(account.value)) as typeof level },
      });
    },
  );
  if (signedIn) deps.background(() => sendDueNotices(deps));
  return signedIn;
}
