/** A signed-in person with a temporary account continues where they stopped: at the postal code. */
import type { SignInPorts } from "./ports.ts";
import { asking } from "../registry/asking.ts";
import type { LiveSession } from "../session/live_sessions.ts";
import { commitTo } from "../platform/commit.ts";
import type { Caller } from "../journey/caller.ts";
import { findPerson } from "../journey/find_person.ts";
import { transactionRecord } from "../journey/transaction.ts";

/** `false` if the account has nothing left to verify. */
export async function resumeVerification(
  deps: SignInPorts,
  caller: Caller,
  { account, session, sessionDigest }: LiveSession,
): Promise<boolean> {
  if (account.status === "verified" || !account.mobile) return false;
  const { identity: who, birthDate, firstName, lastName, fatherName, mobile } = account;
  const asked = await asking(deps, () => findPerson(deps, who, birthDate));
  // The registered postal code is a convenience: without an answer the field is empty.
  const found = asked.outcome === "answered" ? asked.answer : undefined;
  const person = found ?? { firstName, lastName, fatherName, alive: true };
  return await commitTo(deps.store).set(transactionRecord(caller.transaction), {
    // Data that the registry no longer confirms must be proved again.
    step: found === null || !person.alive ? "identity" : "postal_code",
    mobile,
    authTime: session.authTime,
    session: sessionDigest,
    resendAt: deps.clock.now(),
    identity: { who, birthDate, person },
  }).commit();
}
