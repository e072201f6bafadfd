/** The last step at a service for companies: for which one? By then the person has signed in. */
import type { Service } from "../services/service.ts";
import type { LiveSession } from "../session/live_sessions.ts";
import type { Session } from "../session/session.ts";
import type { Caller, SignInDeps } from "../journey/deps.ts";
import { readTransaction, writeTransaction } from "../journey/transaction.ts";

/** Whoever acts for a company must first be verified themselves. */
export const COMPANY_LEVEL = 2;

/** The level that a session needs at the service, its own or a company's. */
export function levelNeeded({ persons, level }: Service): number {
  return persons === "legal" ? Math.max(level, COMPANY_LEVEL) : level;
}

/** Whether this session must be told for whom it acts before it can enter the service. */
export function companyMissing(session: Session, service: Service): boolean {
  return service.persons === "legal" && !session.actingFor;
}

/** Whether this session must act for the person themselves again before it can enter the service. */
export function selfMissing(session: Session, service: Service): boolean {
  return service.persons === "natural" && session.actingFor !== undefined;
}

/** Begins the step in this browser's journey. `false`: the person's own identity comes first. */
export async function beginCompanyStep(
  deps: SignInDeps,
  caller: Caller,
  { account, session, sessionDigest }: LiveSession,
): Promise<boolean> {
  if (session.level < COMPANY_LEVEL || !account.mobile) return false;
  const write = deps.store.atomic();
  writeTransaction(write, caller.transaction, {
    step: "company",
    mobile: account.mobile,
    authTime: session.authTime,
    session: sessionDigest,
    resendAt: deps.clock.now(),
  });
  return await write.commit();
}

/** Whether the step is under way in this browser and its session still lives. */
export async function isAtCompanyStep(
  deps: SignInDeps,
  caller: Caller,
  live: LiveSession,
): Promise<boolean> {
  const running = await readTransaction(deps, caller);
  return running?.step === "company" && running.session === live.sessionDigest;
}
