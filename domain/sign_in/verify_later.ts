/** A signed-in person with a temporary account continues where they stopped: at the postal code. */
import type { SignInPorts } from "./ports.ts";
import type { Account } from "../identity/account.ts";
import { asking } from "../registry/asking.ts";
import type { CivilRecord } from "../registry/registries.ts";
import type { LiveSession } from "../session/live_sessions.ts";
import { commitTo, transact } from "../platform/commit.ts";
import { MINUTE } from "../platform/platform.ts";
import { record } from "../platform/record.ts";
import type { Caller } from "../journey/caller.ts";
import { findPerson } from "../journey/find_person.ts";
import { transactionRecord } from "../journey/transaction.ts";

/** Absent while the registry is asked, and if it did not answer. */
interface Registered {
  person?: CivilRecord | null;
}

const ANSWER_KEPT = 10 * MINUTE;
const ASKED_AGAIN_AFTER = MINUTE;

/** A person opens the page as often as they like; the registry is asked once in a while. */
export const registeredRecord = record<Registered, [accountId: string]>("registered", {
  about: "what the registry said of a person with a temporary account, for some minutes",
  expireIn: ANSWER_KEPT,
});

/** `false` if the account has nothing left to verify. */
export async function resumeVerification(
  deps: SignInPorts,
  caller: Caller,
  { account, session, sessionDigest }: LiveSession,
): Promise<boolean> {
  if (account.status === "verified" || !account.mobile) return false;
  const { identity: who, birthDate, firstName, lastName, fatherName, mobile } = account;
  const found = await registeredPerson(deps, account);
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

/** The registered postal code is a convenience: without an answer the field is empty. */
async function registeredPerson(
  deps: SignInPorts,
  { id, identity, birthDate }: Account,
): Promise<CivilRecord | null | undefined> {
  const kept = registeredRecord(id);
  const known = await transact(deps.store, { kept }, ({ kept }, write) => {
    // Before it is asked, so that requests at the same time do not all ask.
    if (!kept.value) write.set(kept, {}, { expireIn: ASKED_AGAIN_AFTER });
    return kept.value;
  });
  if (known) return known.person;
  const asked = await asking(deps, () => findPerson(deps, identity, birthDate));
  if (asked.outcome !== "answered") return undefined;
  await commitTo(deps.store).set(kept, { person: asked.answer }).commit();
  return asked.answer;
}
