/**
 * The signed-in phone: opens a ticket (which makes it the only one that can), then approves or refuses.
 * Approving is no sign-in of its own: level and time of authentication are those of the phone's session.
 */
import { newNumberMatch } from "../challenge/number_match.ts";
import {
  QR_COLLECT_WITHIN,
  qrStateAt,
  type QrTicket,
  qrTicketKey,
  writeQrTicket,
} from "../challenge/qr_ticket.ts";
import type { AssuranceLevel } from "../identity/account.ts";
import { ownsSim, RegistryUnavailable } from "../identity/registries.ts";
import { SECOND } from "../platform.ts";
import type { LiveSession } from "../session/live_sessions.ts";
import { liveIn, liveKeys, type SessionRecords } from "../session/use_session.ts";
import { type Atomic, transact } from "../store.ts";
import { auditRecord, type Caller, type SignInDeps } from "./deps.ts";

export interface QrPhone {
  place: Pick<Caller, "address" | "network" | "requestId">;
  live: LiveSession;
}

/** Level 3 is proved in the browser that uses it: neither card nor face was shown there. */
const HIGHEST_LEVEL: AssuranceLevel = 2;

export type OpenQrOutcome =
  | { outcome: "open" | "approved"; ticket: QrTicket; choices: number[] }
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
  return await transact<[QrTicket], OpenQrOutcome>(
    store,
    [qrTicketKey(hash, id)],
    ([entry], write) => {
      const ticket = entry.value;
      const state = ticket && qrStateAt(ticket, clock.now());
      if (state === "waiting") {
        const claimed: QrTicket = {
          ...ticket!,
          state: "scanned",
          phone: { session, accountId: account.id, match },
        };
        writeQrTicket(write, hash, claimed);
        deps.audit.include(write, record(deps, phone, "qr.opened"));
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

export type ApproveQrOutcome =
  | { outcome: "approved"; ticket: QrTicket }
  /** Not the number on the screen: the ticket is dead. */
  | { outcome: "wrong_number" }
  /** The SIM is in somebody else's name by now: the ticket is dead. */
  | { outcome: "sim_mismatch" }
  | { outcome: "registry_unavailable"; retryAt: number }
  | { outcome: "dead" };

/** `typed`: the number that was picked. SIM ownership is asked again, as on every sign-in. */
export async function approveQrTicket(
  deps: SignInDeps,
  phone: QrPhone,
  { id, typed }: { id: string; typed: string },
): Promise<ApproveQrOutcome> {
  const judged = await judgeNumber(deps, phone, { id, typed });
  if (judged.outcome !== "right") return judged;

  const { account } = phone.live;
  const { mobile, identity } = account;
  try {
    if (mobile === undefined || !await ownsSim(deps.sim, mobile, identity)) {
      const refused = await refuse(deps, phone, { id, reason: "sim_mismatch" });
      return { outcome: refused ? "sim_mismatch" : "dead" };
    }
  } catch (error) {
    if (!(error instanceof RegistryUnavailable)) throw error;
    const retryAt = deps.clock.now() + error.retryAfter * SECOND;
    return { outcome: "registry_unavailable", retryAt };
  }
  return await approve(deps, phone, { id, mobile });
}

export type QrRefusal = "refused" | "not_me";

/** `false` when there is nothing left to refuse. An approval that was not collected yet is taken back too. */
export async function refuseQrTicket(
  deps: SignInDeps,
  phone: QrPhone,
  { id, reason }: { id: string; reason: QrRefusal },
): Promise<boolean> {
  return await refuse(deps, phone, { id, reason });
}

type Judged = { outcome: "right" } | Exclude<ApproveQrOutcome, { outcome: "registry_unavailable" }>;

async function judgeNumber(
  deps: SignInDeps,
  phone: QrPhone,
  { id, typed }: { id: string; typed: string },
): Promise<Judged> {
  return await change<Judged>(deps, phone, id, (ticket, write) => {
    if (ticket.state === "approved") return { outcome: "approved", ticket };
    if (typed === String(ticket.phone!.match.shown)) return { outcome: "right" };
    writeQrTicket(write, deps.hash, { ...ticket, state: "refused" });
    deps.audit.include(write, record(deps, phone, "qr.refused", { reason: "wrong_number" }));
    return { outcome: "wrong_number" };
  }) ?? { outcome: "dead" };
}

async function approve(
  deps: SignInDeps,
  phone: QrPhone,
  { id, mobile }: { id: string; mobile: string },
): Promise<ApproveQrOutcome> {
  const { store, hash, clock } = deps;
  const { sessionDigest, account } = phone.live;
  const keys = [qrTicketKey(hash, id), ...liveKeys(sessionDigest, account.id)] as const;
  return await transact<[QrTicket, ...SessionRecords], ApproveQrOutcome>(
    store,
    keys,
    ([entry, ...records], write) => {
      const now = clock.now();
      const ticket = ofPhone(entry.value, phone, now);
      const live = liveIn(records, now);
      if (!ticket || live?.account.mobile !== mobile) return { outcome: "dead" };
      if (ticket.state === "approved") return { outcome: "approved", ticket };
      const { level, authTime } = live.session;
      const approved: QrTicket = {
        ...ticket,
        state: "approved",
        approval: {
          level: Math.min(level, HIGHEST_LEVEL) as AssuranceLevel,
          authTime,
          collectBy: now + QR_COLLECT_WITHIN,
        },
      };
      writeQrTicket(write, hash, approved);
      deps.audit.include(write, record(deps, phone, "qr.approved"));
      return { outcome: "approved", ticket: approved };
    },
  );
}

async function refuse(
  deps: SignInDeps,
  phone: QrPhone,
  { id, reason }: { id: string; reason: QrRefusal | "sim_mismatch" },
): Promise<boolean> {
  return await change(deps, phone, id, (ticket, write) => {
    writeQrTicket(write, deps.hash, { ...ticket, state: "refused", approval: undefined });
    deps.audit.include(write, record(deps, phone, "qr.refused", { reason }));
    return true;
  }) ?? false;
}

/** One atomic change of a ticket that this phone holds; `null` when it holds none of that name. */
async function change<R>(
  deps: SignInDeps,
  phone: QrPhone,
  id: string,
  decide: (ticket: QrTicket, write: Atomic) => R,
): Promise<R | null> {
  const key = qrTicketKey(deps.hash, id);
  return await transact<[QrTicket], R | null>(deps.store, [key], ([entry], write) => {
    const ticket = ofPhone(entry.value, phone, deps.clock.now());
    return ticket && decide(ticket, write);
  });
}

/** The ticket when this very phone holds it and it is open or approved. */
function ofPhone(ticket: QrTicket | null, { live }: QrPhone, now: number): QrTicket | null {
  const state = ticket && qrStateAt(ticket, now);
  const held = ticket?.phone?.session === live.sessionDigest;
  return held && (state === "scanned" || state === "approved") ? ticket : null;
}

function record(
  deps: SignInDeps,
  { place, live }: QrPhone,
  event: "qr.opened" | "qr.approved" | "qr.refused",
  detail: Record<string, string> = {},
) {
  return auditRecord(deps, place, event, {
    accountId: live.account.id,
    detail: { session: live.session.id, ...detail },
  });
}
