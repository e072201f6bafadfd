/**
 * «این من نبودم» for everything but this browser: one commit ends every other session, lowers the
 * level until it is proved again, and asks support to look (docs/decisions/0312).
 */
import { isRecentlyProved } from "../access/needs.ts";
import { notePersonChanged } from "../events/person_changed.ts";
import type { Account } from "../identity/account.ts";
import { auditRecord, type Caller } from "../journey/caller.ts";
import { passkeysRecord, removePasskeys } from "../passkey/credential/passkeys.ts";
import { transact } from "../platform/commit.ts";
import { MINUTE } from "../platform/platform.ts";
import type { Ports } from "../ports.ts";
import { pushesRecord } from "../push/device/devices.ts";
import { epochOf, withSessionsEnded } from "../session/revocation.ts";
import { type Session, writeSession } from "../session/session.ts";
import { noteSessionsEnded } from "../session/session_ends.ts";
import { liveIn, liveRecords, type LiveSession } from "../session/use_session.ts";
import { newRequest, type Question, writeRequest } from "../support/ask.ts";

export type RefusePorts = Pick<Ports, "store" | "clock" | "random" | "hash" | "audit">;

export type RefuseAllOutcome =
  /** `number`: of the question to support; absent if support was asked a moment ago. */
  | { outcome: "refused"; number?: string }
  /** The sign-in was too long ago: a stranger in this session must not shut the person out. */
  | { outcome: "proof_needed" }
  /** This session has ended. */
  | { outcome: "elsewhere" };

/** Support is asked once for so long. Sessions end each time: a stranger may have come back. */
const SAME_WITHIN = 10 * MINUTE;

export async function refuseAll(
  deps: RefusePorts,
  caller: Caller,
  { sessionDigest, account: { id: accountId } }: LiveSession,
  { text, context }: Pick<Question, "text" | "context">,
): Promise<RefuseAllOutcome> {
  const request = newRequest(deps, accountId, { topic: "account", text, context });
  const wanted = {
    live: liveRecords(sessionDigest, accountId),
    passkeys: passkeysRecord(accountId),
  };
  return await transact(deps.store, wanted, (found, write): RefuseAllOutcome => {
    const now = deps.clock.now();
    const live = liveIn(found.live, now);
    if (!live) return { outcome: "elsewhere" };
    const { account, session } = live;
    if (!isRecentlyProved(session, now)) return { outcome: "proof_needed" };
    const next = afterRefusal(account, session, now);
    write.set(found.live.account, next);
    writeSession(write, found.live.session, lowered(session, next), now);
    removePasskeys(write, deps.hash, found.passkeys, found.passkeys.value ?? []);
    write.delete(pushesRecord(accountId));
    noteSessionsEnded(write, { accountId, reason: "not_me", now });
    if (account.status === "verified") {
      notePersonChanged(write, { accountId, facts: [{ fact: "lowered" }], now });
    }
    const isAsked = now < (account.knownSince ?? -Infinity) + SAME_WITHIN;
    if (!isAsked) writeRequest(write, request);
    const detail = { kind: "all", by: session.id };
    const record = auditRecord(deps, caller, "session.refused", { accountId, detail });
    deps.audit.include(write, record);
    return { outcome: "refused", number: isAsked ? undefined : request.number };
  });
}

/** What strangers may have asked for is void, too. */
function afterRefusal(
  { deletion: _, verifiedAt: __, contactEmail, ...account }: Account,
  { id, browser }: Session,
  now: number,
): Account {
  const isOwn = contactEmail?.session === id ||
    browser !== undefined && contactEmail?.browser === browser;
  return {
    ...withSessionsEnded(account),
    status: "temporary",
    knownSince: now,
    ...isOwn && { contactEmail },
  };
}

/** The session in which it was said goes on. */
const lowered = (
  { level3: _, actingFor: __, ...session }: Session,
  account: Account,
): Session => ({ ...session, epoch: epochOf(account), level: 1 });
