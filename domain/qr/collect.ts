/** The waiting browser fetches the session that a phone approved. */
import { qrStateAt, type QrTicket, qrTicketId, qrTicketKey, removeQrTicket } from "./ticket.ts";
import { levelOf } from "../identity/account.ts";
import { sendDueNotices } from "../notice/send_notices.ts";
import { liveIn, liveKeys, namesOf, type SessionRecords } from "../session/use_session.ts";
import { transact } from "../platform/store.ts";
import { openSession, type SignedIn } from "../sign_in/open_session.ts";
import type { Caller, SignInDeps } from "../journey/deps.ts";
import { qrTransaction } from "./draw.ts";

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

  const keys = [ticketKey, ...liveKeys(phone.session, phone.accountId)] as const;
  const signedIn = await transact<[QrTicket, ...SessionRecords], SignedIn | null>(
    store,
    keys,
    async ([entry, ...records], write) => {
      const now = clock.now();
      const ticket = entry.value;
      if (!ticket?.approval || qrStateAt(ticket, now) !== "approved") return null;
      const approver = liveIn(records, now);
      if (!approver?.account.mobile) return null;
      removeQrTicket(write, hash, transaction);
      const { level, authTime } = ticket.approval;
      return await openSession(deps, caller, write, {
        account: approver.account,
        authTime,
        qr: {
          level: Math.min(level, levelOf(approver.account)) as typeof level,
          openedFrom: namesOf(approver.session).filter((name) => name !== undefined),
        },
      });
    },
  );
  if (signedIn) deps.background(() => sendDueNotices(deps));
  return signedIn;
}
