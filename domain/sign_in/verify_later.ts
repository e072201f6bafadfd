/** A signed-in person with a temporary account goes on where they stopped: at the postal code. */
import { RegistryUnavailable } from "../registry/registries.ts";
import type { LiveSession } from "../session/live_sessions.ts";
import type { Caller, SignInDeps } from "../journey/deps.ts";
import { findPerson } from "../journey/find_person.ts";
import { writeTransaction } from "../journey/transaction.ts";

/** `false` when the account has nothing left to verify. */
export async function resumeVerification(
  deps: SignInDeps,
  caller: Caller,
  { account, session, sessionDigest }: LiveSession,
): Promise<boolean> {
  if (account.status === "verified" || !account.mobile) return false;
  const { identity: who, birthDate, firstName, lastName, fatherName, mobile } = account;
  const found = await registered();
  const person = found ?? { firstName, lastName, fatherName, alive: true };
  const write = deps.store.atomic();
  writeTransaction(write, caller.transaction, {
    // What the registry no longer confirms must be proved anew.
    step: found === null || !person.alive ? "identity" : "postal_code",
    mobile,
    authTime: session.authTime,
    session: sessionDigest,
    resendAt: deps.clock.now(),
    identity: { who, birthDate, person },
  });
  return await write.commit();

  /** The registered postal code is a convenience: without it the field is empty. */
  async function registered() {
    try {
      return await findPerson(deps, who, birthDate);
    } catch (error) {
      if (error instanceof RegistryUnavailable) return undefined;
      throw error;
    }
  }
}
