/** The manual code under a QR code, for people who cannot scan. */
import type { QrPorts } from "./ports.ts";
import {
  QR_ENTRIES_PER_NETWORK,
  QR_ENTRIES_PER_PERSON,
  qrAllowedAt,
  qrEntriesOfNetwork,
  qrEntriesOfPerson,
  spendQr,
} from "../budget/qr.ts";
import { isManualCode, qrCodeRecord, qrTicketId } from "./ticket.ts";
import { transact } from "../platform/commit.ts";
import { parseDigits } from "../text/digits.ts";
import { auditRecord } from "../journey/caller.ts";
import type { QrPhone } from "./holder.ts";

export type EnterQrCodeOutcome =
  | { outcome: "found"; id: string }
  /** `unknown` includes expired and redrawn. */
  | { outcome: "missing" | "format" | "unknown" }
  | { outcome: "limited"; retryAt: number };

export async function enterQrCode(
  deps: QrPorts,
  { place, live }: QrPhone,
  typed: string,
): Promise<EnterQrCodeOutcome> {
  const { store, hash, clock } = deps;
  const code = parseDigits(typed);
  if (code === "") return { outcome: "missing" };
  if (!isManualCode(code)) return { outcome: "format" };

  const accountId = live.account.id;
  const wanted = {
    ofPerson: qrEntriesOfPerson(accountId),
    ofNetwork: qrEntriesOfNetwork(place.network),
    transaction: qrCodeRecord(hash, code),
  };
  return await transact(store, wanted, ({ ofPerson, ofNetwork, transaction }, write) => {
    const now = clock.now();
    const budgets = [
      { uses: ofPerson, limit: QR_ENTRIES_PER_PERSON },
      { uses: ofNetwork, limit: QR_ENTRIES_PER_NETWORK },
    ];
    const retryAt = qrAllowedAt(budgets, now);
    if (retryAt !== null) return { outcome: "limited", retryAt };
    if (transaction.value) return { outcome: "found", id: qrTicketId(hash, transaction.value) };
    spendQr(budgets, write, now);
    deps.audit.include(write, auditRecord(deps, place, "qr.code_unknown", { accountId }));
    return { outcome: "unknown" };
  });
}
