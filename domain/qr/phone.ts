/** The signed-in phone opens a ticket, which makes it the only one that can, and may refuse it (domain/qr/approve.ts). */
import { newNumberMatch } from "./number_match.ts";
import { qrStateAt, type QrTicket, qrTicketKey, writeQrTicket } from "./ticket.ts";
import { transact } from "../platform/store.ts";
import type { SignInDeps } from "../journey/deps.ts";
import { changeTicket, phoneRecord, type QrPhone } from "./holder.ts";
import { type PhoneUses, phoneUsesKeys, spendUse } from "./phone_budget.ts";

export type OpenQrOutcome =
  | { outcome: "open" | "approved"; ticket: QrTicket; choices: number[] }
  /** This person or phone has opened too many; the ticket waits for another phone. */
  | { outcome: "limited"; retryAt: number }
  /** Unknown, lapsed, redrawn, refused, used, or another phone's: nobody is told which. */
  | { outcome: "dead" };

export async function openQrTicket(
  deps: SignInDeps,
  phone: QrPhone,
  id: string,
): Promise<OpenQrOutcome> {
  const { store, hash, clock } = deps;
  const { sessionDigest: session, account } = phone.live;
  const match = newNumberMatch(deps.random);
  const keys = [qrTicketKey(hash, id), ...phoneUsesKeys("opening", phone)] as const;
  return await transact<[QrTicket, ...PhoneUses], OpenQrOutcome>(
    store,
    keys,
    ([{ value: ticket }, ...uses], write) => {
      const state = ticket && qrStateAt(ticket, clock.now());
      if (state === "waiting") {
        const retryAt = spendUse(deps, phone, { use: "opening", uses }, write);
        if (retryAt !== null) return { outcome: "limited", retryAt };
        const claimed: QrTicket = {
          ...ticket!,
          state: "scanned",
          phone: { session, accountId: account.id, match },
        };
        writeQrTicket(write, hash, claimed);
        deps.audit.include(write, phoneRecord(deps, phone, "qr.opened"));
        return { outcome: "open", ticket: claimed, choices: match.choices };
      }
      if (ticket?.phone?.session !== session || (state !== "scanned" && state !== "approved")) {
        return { outcome: "dead" };
      }
      const outcome = state === "scanned" ? "open" : "approved";
      return { outcome, ticket, choices: ticket.phone.match.choices };
    },
  );
}

export type QrRefusal = "refused" | "not_me" | "sim_mismatch";

/** `false` when there is nothing left to refuse. An approval that was not collected yet is taken back too. */
export async function refuseQrTicket(
  deps: SignInDeps,
  phone: QrPhone,
  { id, reason }: { id: string; reason: QrRefusal },
): Promise<boolean> {
  return await changeTicket(deps, phone, id, (ticket, write) => {
    writeQrTicket(write, deps.hash, { ...ticket, state: "refused", approval: undefined });
    deps.audit.include(write, phoneRecord(deps, phone, "qr.refused", { reason }));
    return true;
  }) ?? false;
}
