/**
 * The signed-in phone approves a ticket that it has opened. This is not an authentication: level
 * and authentication time are those of the phone's session.
 */
import type { QrPorts } from "./ports.ts";
import { QR_COLLECT_WITHIN, type QrTicket, qrTicketRecord } from "./ticket.ts";
import type { AssuranceLevel } from "../identity/account.ts";
import { asking, type Unanswered } from "../registry/asking.ts";
import { ownsSim } from "../registry/registries.ts";
import { liveIn, liveRecords } from "../session/use_session.ts";
import type { Session } from "../session/session.ts";
import { transact } from "../platform/commit.ts";
import { isCollectedFrom, phoneRecord, type QrPhone, refusalBy, ticketOf } from "./holder.ts";
import { refuseQrTicket } from "./phone.ts";
import { phoneUses, refundApproval, spendUse } from "./phone_budget.ts";

/** Level 3 is proved in the browser that uses it: neither card nor face was shown there. */
const HIGHEST_LEVEL: AssuranceLevel = 2;

export type ApproveQrOutcome =
  | { outcome: "approved"; ticket: QrTicket }
  /** Not the number on the screen: the ticket is invalid now. */
  | { outcome: "wrong_number" }
  /** The SIM belongs to somebody else by now: the ticket is invalid. */
  | { outcome: "sim_mismatch" }
  /** This person or phone has used up its approvals. */
  | { outcome: "limited"; retryAt: number }
  | Unanswered
  | { outcome: "dead" };

/** `typed`: the picked number. SIM ownership is checked again, as at every sign-in. */
export async function approveQrTicket(
  deps: QrPorts,
  phone: QrPhone,
  { id, typed }: { id: string; typed: string },
): Promise<ApproveQrOutcome> {
  const judged = await judgeNumber(deps, phone, { id, typed });
  if (judged.outcome !== "right") return judged;

  const { mobile, identity } = phone.live.account;
  const asked = await asking(
    deps,
    async () => mobile !== undefined && await ownsSim(deps.sim, mobile, identity),
  );
  if (asked.outcome === "registry_unavailable") {
    await refundApproval(deps, phone, judged.spentAt);
    return asked;
  }
  if (mobile !== undefined && asked.answer) return await approve(deps, phone, { id, mobile });
  const refused = await refuseQrTicket(deps, phone, { id, reason: "sim_mismatch" });
  return { outcome: refused ? "sim_mismatch" : "dead" };
}

type Judged =
  | { outcome: "right"; spentAt: number }
  | Exclude<ApproveQrOutcome, Unanswered>;

/** Counts a right number before any external system is called. */
async function judgeNumber(
  deps: QrPorts,
  phone: QrPhone,
  { id, typed }: { id: string; typed: string },
): Promise<Judged> {
  const wanted = { found: qrTicketRecord(deps.hash, id), uses: phoneUses("approval", phone) };
  return await transact(deps.store, wanted, ({ found, uses }, write) => {
    const now = deps.clock.now();
    const ticket = ticketOf(found.value, phone, now);
    if (!ticket) return decidedBefore(phone, found.value, typed);
    if (ticket.state === "approved") return { outcome: "approved", ticket };
    if (typed !== String(ticket.phone!.match.shown)) {
      const reason = "wrong_number";
      write.set(found, { ...ticket, state: "refused", refusal: reason });
      deps.audit.include(write, phoneRecord(deps, phone, "qr.refused", { reason }));
      return { outcome: "wrong_number" };
    }
    const retryAt = spendUse(deps, phone, { use: "approval", uses }, write);
    if (retryAt !== null) return { outcome: "limited", retryAt };
    return { outcome: "right", spentAt: now };
  });
}

/** The same form sent twice is answered as the first time. */
function decidedBefore(phone: QrPhone, ticket: QrTicket | null, typed: string): Judged {
  const isRight = typed === String(ticket?.phone?.match.shown);
  if (isCollectedFrom(phone, ticket)) {
    return isRight ? { outcome: "approved", ticket } : { outcome: "dead" };
  }
  const refusal = refusalBy(phone, ticket);
  if (refusal === "wrong_number" && !isRight) return { outcome: refusal };
  return refusal === "sim_mismatch" && isRight ? { outcome: refusal } : { outcome: "dead" };
}

async function approve(
  deps: QrPorts,
  phone: QrPhone,
  { id, mobile }: { id: string; mobile: string },
): Promise<ApproveQrOutcome> {
  const { sessionDigest, account } = phone.live;
  const wanted = {
    found: qrTicketRecord(deps.hash, id),
    records: liveRecords(sessionDigest, account.id),
  };
  return await transact(deps.store, wanted, ({ found, records }, write) => {
    const now = deps.clock.now();
    const ticket = ticketOf(found.value, phone, now);
    const live = liveIn(records, now);
    if (isCollectedFrom(phone, found.value)) return { outcome: "approved", ticket: found.value };
    if (!ticket || live?.account.mobile !== mobile) return { outcome: "dead" };
    if (ticket.state === "approved") return { outcome: "approved", ticket };
    const approved = approvedBy(live.session, ticket, now);
    write.set(found, approved);
    deps.audit.include(write, phoneRecord(deps, phone, "qr.approved"));
    return { outcome: "approved", ticket: approved };
  });
}

function approvedBy({ level, authTime }: Session, ticket: QrTicket, now: number): QrTicket {
  const approval = {
    level: Math.min(level, HIGHEST_LEVEL) as AssuranceLevel,
    authTime,
    collectBy: now + QR_COLLECT_WITHIN,
  };
  return { ...ticket, state: "approved", approval };
}
