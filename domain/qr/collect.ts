/** The waiting browser collects the session that a phone approved. */
import type { QrPorts } from "./ports.ts";
import { closeQrTicket, qrStateAt, qrTicketId, qrTicketRecord } from "./ticket.ts";
import { levelOf } from "../identity/account.ts";
import { answeredBefore } from "../session/answered_form.ts";
import { liveIn, liveRecords, namesOf } from "../session/use_session.ts";
import { transact } from "../platform/commit.ts";
import type { Read } from "../platform/read.ts";
import { type News, openSession, readOpening, type SignedIn } from "../sign_in/open_session.ts";
import type { Caller } from "../journey/caller.ts";
import { qrTransaction } from "./draw.ts";

/**
 * The session in the browser with this token, once. `null` if nothing is approved for it, or no
 * longer: the phone signed out, or the account lost its mobile.
 */
export async function collectQrSession(
  deps: QrPorts,
  caller: Caller,
  token: string,
): Promise<SignedIn | null> {
  const transaction = qrTransaction(deps, token);
  return await transact(
    deps.store,
    (read) => readApproved(deps, caller, transaction, read),
    (records, write): SignedIn | null => {
      const now = deps.clock.now();
      const ticket = records.ticket.value;
      if (!records.opening || !ticket?.approval || qrStateAt(ticket, now) !== "approved") {
        return null;
      }
      const approver = liveIn(records.live, now);
      if (!approver?.account.mobile) return null;
      closeQrTicket(write, deps.hash, ticket);
      const { level, authTime } = ticket.approval;
      return openSession(deps, caller, write, records.opening, {
        account: approver.account,
        authTime,
        news: NEWS,
        held: transaction,
        qr: {
          level: Math.min(level, levelOf(approver.account)) as typeof level,
          openedFrom: namesOf(approver.session).filter((name) => name !== undefined),
        },
      });
    },
  );
}

/** The session that this browser collected a moment ago, if that answer did not arrive. */
export function collectedBefore(deps: QrPorts, { opened }: Pick<Caller, "opened">, token: string) {
  return answeredBefore(deps, { held: qrTransaction(deps, token), opened });
}

const NEWS: News = { kind: "new_browser" };

/** The ticket, the session that approved it, and the records for the new session. */
async function readApproved(deps: QrPorts, caller: Caller, transaction: string, read: Read) {
  const ticket = await read(qrTicketRecord(deps.hash, qrTicketId(deps.hash, transaction)));
  const phone = ticket.value?.phone;
  if (!phone) return { ticket };
  const live = await read(liveRecords(phone.session, phone.accountId));
  const { accountId } = phone;
  const opening = await readOpening(deps, caller, read, { accountId, news: NEWS });
  return { ticket, live, opening };
}
