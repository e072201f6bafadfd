/** How often a signed-in phone may open and approve codes: counted for its person and for its session. */
import type { RetryAt } from "../budget/day.ts";
import {
  QR_APPROVALS_PER_PERSON,
  QR_APPROVALS_PER_SESSION,
  QR_OPENINGS_PER_PERSON,
  QR_OPENINGS_PER_SESSION,
  qrAllowedAt,
  type QrUses,
  refundQr,
  spendQr,
} from "../budget/qr.ts";
import { type Atomic, type Entries, type Key, transact } from "../platform/store.ts";
import type { SignInDeps } from "../journey/deps.ts";
import { phoneRecord, type QrPhone } from "./holder.ts";

export type QrUse = "opening" | "approval";

const LIMITS: Record<QrUse, [person: number, session: number]> = {
  opening: [QR_OPENINGS_PER_PERSON, QR_OPENINGS_PER_SESSION],
  approval: [QR_APPROVALS_PER_PERSON, QR_APPROVALS_PER_SESSION],
};

/** The person's, the session's. */
export type PhoneUses = [QrUses, QrUses];

export const phoneUsesKeys = (use: QrUse, { live }: QrPhone): [Key, Key] => [
  ["budget", `qr_${use}_person`, live.account.id],
  // By the id, which outlives a new token.
  ["budget", `qr_${use}_session`, live.session.id],
];

/**
 * Counts one use within the commit, or says when there will be one again. The last one is recorded, so that what
 * follows is known and writes nothing, however often it is tried.
 */
export function spendUse(
  deps: Pick<SignInDeps, "clock" | "audit">,
  phone: QrPhone,
  { use, uses }: { use: QrUse; uses: Entries<PhoneUses> },
  write: Atomic,
): RetryAt {
  const now = deps.clock.now();
  const budgets = uses.map((uses, i) => ({ uses, limit: LIMITS[use][i] }));
  const retryAt = qrAllowedAt(budgets, now);
  if (retryAt !== null) return retryAt;
  if (spendQr(budgets, write, now)) {
    deps.audit.include(write, phoneRecord(deps, phone, "qr.limited", { use }));
  }
  return null;
}

/** The registry did not answer to the approval that was counted at `at`. */
export async function refundApproval(
  { store }: Pick<SignInDeps, "store">,
  phone: QrPhone,
  at: number,
): Promise<void> {
  const keys = phoneUsesKeys("approval", phone);
  await transact<PhoneUses, void>(store, keys, (uses, write) => refundQr(uses, write, at));
}
