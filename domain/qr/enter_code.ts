/** The manual code under a QR code, for people who cannot scan. */
import {
  QR_ENTRIES_PER_NETWORK,
  QR_ENTRIES_PER_PERSON,
  qrAllowedAt,
  type QrUses,
  spendQr,
} from "../budget/qr.ts";
import { isManualCode, qrCodeKey, qrTicketId } from "./ticket.ts";
import { type Key, transact } from "../platform/store.ts";
import { parseNumber } from "../text/digits.ts";
import { auditRecord, type SignInDeps } from "../journey/deps.ts";
import type { QrPhone } from "./holder.ts";

export type EnterQrCodeOutcome =
  | { outcome: "found"; id: string }
  /** `unknown` also stands for lapsed and redrawn. */
  | { outcome: "missing" | "format" | "unknown" }
  | { outcome: "limited"; retryAt: number };

export async function enterQrCode(
  deps: SignInDeps,
  { place, live }: QrPhone,
  typed: string,
): Promise<EnterQrCodeOutcome> {
  const { store, hash, clock } = deps;
  if (!typed.trim()) return { outcome: "missing" };
  const code = parseNumber(typed.trim());
  if (!isManualCode(code)) return { outcome: "format" };

  const accountId = live.account.id;
  const person: Key = ["budget", "qr_person", accountId];
  const network: Key = ["budget", "qr_network", place.network];
  const keys = [person, network, qrCodeKey(hash, code)] as const;
  return await transact<
    [QrUses, QrUses, string],
    EnterQrCodeOutcome
  >(store, keys, ([own, near, transaction], write) => {
    const now = clock.now();
    const budgets = [
      { uses: own, limit: QR_ENTRIES_PER_PERSON },
      { uses: near, limit: QR_ENTRIES_PER_NETWORK },
    ];
    const retryAt = qrAllowedAt(budgets, now);
    if (retryAt !== null) return { outcome: "limited", retryAt };
    if (transaction.value) return { outcome: "found", id: qrTicketId(hash, transaction.value) };
    spendQr(budgets, write, now);
    deps.audit.include(write, auditRecord(deps, place, "qr.code_unknown", { accountId }));
    return { outcome: "unknown" };
  });
}
