/** A signed-in person enters an e-mail address; a code goes to it, and nothing else before it comes back. */
import { refundDaily, spendDaily } from "../budget/daily.ts";
import { parseEmail } from "../identity/contact_email.ts";
import { auditRecord, type Caller } from "../journey/caller.ts";
import { issueCode } from "../journey/one_time_code.ts";
import { AddressRefused, DeliveryFailed } from "../notice/delivery.ts";
import { transact } from "../platform/commit.ts";
import { SECOND } from "../platform/platform.ts";
import type { Ports } from "../ports.ts";
import { liveIn, liveRecords, type LiveSession } from "../session/use_session.ts";
import { EMAIL_CODE_RULES, emailCodes, pendingEmailRecord } from "./pending.ts";

export type ContactPorts = Pick<
  Ports,
  "store" | "clock" | "random" | "hash" | "seal" | "audit" | "mail" | "messages"
>;

export type RequestEmailOutcome =
  | { outcome: "sent" }
  | { outcome: "invalid"; error: "missing" | "format" | "same" }
  | { outcome: "limited"; retryAt: number }
  /** The mail server did not take it. */
  | { outcome: "undelivered"; retryAt: number }
  /** No mail can be sent, or the session has ended. */
  | { outcome: "elsewhere" };

export async function requestEmail(
  deps: ContactPorts,
  caller: Caller,
  { sessionDigest, account: { id: accountId, contactEmail } }: LiveSession,
  typed: string,
): Promise<RequestEmailOutcome> {
  const { mail, clock, messages } = deps;
  if (!mail) return { outcome: "elsewhere" };
  const parsed = parseEmail(typed);
  if ("error" in parsed) return { outcome: "invalid", error: parsed.error };
  const { address } = parsed;
  if (address === contactEmail?.address) return { outcome: "invalid", error: "same" };
  const budget = emailCodes(accountId);
  const retryAt = await spendDaily(deps, budget);
  if (retryAt !== null) return { outcome: "limited", retryAt };
  const { code, record } = issueCode(deps, EMAIL_CODE_RULES, clock.now());
  const isLive = await transact(deps.store, {
    ...liveRecords(sessionDigest, accountId),
    pending: pendingEmailRecord(accountId),
  }, ({ pending, ...found }, write) => {
    if (!liveIn(found, clock.now())) return false;
    write.set(pending, { address, code: record });
    deps.audit.include(write, auditRecord(deps, caller, "email.asked", { accountId }));
    return true;
  });
  if (!isLive) return { outcome: "elsewhere" };
  const { expiresAt } = record;
  const language = caller.language ?? "fa";
  try {
    await mail.send(address, messages.contactMail({ code, expiresAt, language }));
    return { outcome: "sent" };
  } catch (error) {
    if (!(error instanceof DeliveryFailed)) throw error;
    // What a stranger typed counts: else they could try any number of addresses.
    if (!(error instanceof AddressRefused)) await refundDaily(deps, budget);
    return { outcome: "undelivered", retryAt: clock.now() + error.retryAfter * SECOND };
  }
}
