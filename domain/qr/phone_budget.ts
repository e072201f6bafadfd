/** How often a signed-in phone may open and approve codes, per person and per session. */
import type { Ports } from "../ports.ts";
import type { RetryAt } from "../budget/uses.ts";
import {
  QR_APPROVALS_PER_PERSON,
  QR_APPROVALS_PER_SESSION,
  QR_OPENINGS_PER_PERSON,
  QR_OPENINGS_PER_SESSION,
  qrAllowedAt,
  qrApprovalsOfPerson,
  qrApprovalsOfSession,
  qrOpeningsOfPerson,
  qrOpeningsOfSession,
  refundQr,
  spendQr,
} from "../budget/qr.ts";
import { transact, type Write } from "../platform/commit.ts";
import { includeOnce, recordedRecord } from "../platform/record_once.ts";
import type { ReadOf } from "../platform/read.ts";
import { phoneRecord, type QrPhone } from "./holder.ts";

export type QrUse = "opening" | "approval";

const BUDGETS = {
  opening: {
    person: { record: qrOpeningsOfPerson, limit: QR_OPENINGS_PER_PERSON },
    session: { record: qrOpeningsOfSession, limit: QR_OPENINGS_PER_SESSION },
  },
  approval: {
    person: { record: qrApprovalsOfPerson, limit: QR_APPROVALS_PER_PERSON },
    session: { record: qrApprovalsOfSession, limit: QR_APPROVALS_PER_SESSION },
  },
};

export const phoneUses = (use: QrUse, { live }: QrPhone) => ({
  ofPerson: BUDGETS[use].person.record(live.account.id),
  // By the ID, which stays the same when the token changes.
  ofSession: BUDGETS[use].session.record(live.session.id),
  recorded: recordedRecord("qr.limited", `${live.session.id} ${use}`),
});

export type PhoneUses = ReadOf<ReturnType<typeof phoneUses>>;

/**
 * Counts one use within the commit, or returns when there will be one again. The last use is
 * audited; attempts beyond it write nothing.
 */
export function spendUse(
  deps: Pick<Ports, "clock" | "audit">,
  phone: QrPhone,
  { use, uses }: { use: QrUse; uses: PhoneUses },
  write: Write,
): RetryAt {
  const now = deps.clock.now();
  const budgets = [
    { uses: uses.ofPerson, limit: BUDGETS[use].person.limit },
    { uses: uses.ofSession, limit: BUDGETS[use].session.limit },
  ];
  const retryAt = qrAllowedAt(budgets, now);
  if (retryAt !== null) return retryAt;
  if (spendQr(budgets, write, now)) {
    includeOnce(deps, write, uses.recorded, phoneRecord(deps, phone, "qr.limited", { use }));
  }
  return null;
}

/** The registry did not answer for the approval that was counted at `at`. */
export async function refundApproval(
  { store }: Pick<Ports, "store">,
  phone: QrPhone,
  at: number,
): Promise<void> {
  await transact(
    store,
    phoneUses("approval", phone),
    ({ ofPerson, ofSession }, write) => refundQr([ofPerson, ofSession], write, at),
  );
}
