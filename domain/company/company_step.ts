/**
 * The last step at a service for companies: the choice of one. The person has signed in by then.
 */
import type { CompanyPorts } from "./ports.ts";
import { COMPANY_LEVEL } from "../access/needs.ts";
import type { LiveSession } from "../session/live_sessions.ts";
import { commitTo } from "../platform/commit.ts";
import type { Caller } from "../journey/caller.ts";
import { readTransaction, transactionRecord } from "../journey/transaction.ts";

/** Starts the step in this browser's journey. `false`: the person's own identity comes first. */
export async function beginCompanyStep(
  deps: CompanyPorts,
  caller: Caller,
  { account, session, sessionDigest }: LiveSession,
): Promise<boolean> {
  if (session.level < COMPANY_LEVEL || !account.mobile) return false;
  return await commitTo(deps.store).set(transactionRecord(caller.transaction), {
    step: "company",
    mobile: account.mobile,
    authTime: session.authTime,
    session: sessionDigest,
    resendAt: deps.clock.now(),
  }).commit();
}

/** Whether the step is in progress in this browser and its session is still live. */
export async function isAtCompanyStep(
  deps: CompanyPorts,
  caller: Caller,
  live: LiveSession,
): Promise<boolean> {
  const running = await readTransaction(deps, caller);
  return running?.step === "company" && running.session === live.sessionDigest;
}
