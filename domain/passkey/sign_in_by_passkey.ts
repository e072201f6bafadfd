/** Sign-in by passkey in place of a one-time code (W3C Web Authentication Level 3 §7.2). */
import { refundDaily, spendDaily } from "../budget/daily.ts";
import { accountRecord } from "../identity/account.ts";
import { auditRecord, type Caller } from "../journey/caller.ts";
import { transact } from "../platform/commit.ts";
import { type Read, read } from "../platform/read.ts";
import { appendOnce } from "../platform/record_once.ts";
import { asking, type Unanswered } from "../registry/asking.ts";
import { ownsSim } from "../registry/registries.ts";
import { answeredBefore, type GivenTokens } from "../session/answered_form.ts";
import type { Session } from "../session/session.ts";
import { openSession, readOpening, type SignedIn } from "../sign_in/open_session.ts";
import { passkeyBudget, recordPasskeyLimit } from "./budget.ts";
import { isOpenChallenge, newChallenge, passkeySpentRecord } from "./challenge.ts";
import { requestOptions } from "./options.ts";
import { findOwned, isCountedUp, mayOpen, type Owned } from "./owner.ts";
import type { PasskeyPorts } from "./ports.ts";
import { passkeysRecord } from "./credential/passkeys.ts";
import { challengeIn, parseUsed } from "./credential/response.ts";

/** What the browser is asked for. Stores nothing. */
export const passkeyRequest = (
  deps: Pick<PasskeyPorts, "clock" | "random" | "hash" | "passkeys">,
  { transaction: holder }: Caller,
) =>
  requestOptions({
    challenge: newChallenge(deps, { ceremony: "use", holder }),
    rpId: deps.passkeys.rpId,
  });

export type PasskeyOutcome =
  | SignedIn
  /** The same answer a moment ago. */
  | { outcome: "signed_in_before" } & GivenTokens & { session: Session }
  /** The page was open for too long, is another browser's, or its answer was used. */
  | { outcome: "lapsed" }
  /** Unknown, removed or not right: strangers do not learn which. */
  | { outcome: "refused" }
  /** The person's number is not theirs any more: their identity must be proved. */
  | { outcome: "sim_mismatch" }
  | { outcome: "limited"; retryAt: number }
  | Unanswered;

/** `credential`: JSON, by the page's script. */
export async function signInByPasskey(
  deps: PasskeyPorts,
  caller: Caller,
  credential: string,
): Promise<PasskeyOutcome> {
  const response = parseUsed(credential);
  if (!response) return { outcome: "refused" };
  const challenge = challengeIn(response);
  const holders = [caller.transaction, ...caller.opened ?? []];
  if (!isOpenChallenge(deps, challenge, { ceremony: "use", holders })) return { outcome: "lapsed" };
  const { value: isSpent } = await read(deps.store, passkeySpentRecord(challenge));
  if (isSpent) return await spentBefore(deps, caller);
  const owned = await findOwned(deps, response);
  if (!owned) return await refused(deps, caller, "unknown");
  const signed = await deps.passkeys.verifyUsed(response, challenge, owned.passkey.publicKey);
  if (!signed) return await refused(deps, caller, "response", owned);
  // Only now: a number that nobody has signed says nothing.
  if (!isCountedUp(owned.passkey, signed.counter)) {
    return await refused(deps, caller, "counter", owned);
  }
  return await confirmOwner(deps, caller, owned, { challenge, counter: signed.counter });
}

/** SIM ownership is asked at each sign-in (sign_in.md "Returning"), once the person is known. */
async function confirmOwner(
  deps: PasskeyPorts,
  caller: Caller,
  owned: Owned,
  used: Used,
): Promise<PasskeyOutcome> {
  const { account } = owned;
  const budget = passkeyBudget(account.id, "use");
  const retryAt = await spendDaily(deps, budget);
  if (retryAt !== null) {
    await recordPasskeyLimit(deps, account.id, "use");
    return { outcome: "limited", retryAt };
  }
  const { mobile } = account;
  const asked = await asking(
    deps,
    () => mobile ? ownsSim(deps.sim, mobile, account.identity) : Promise.resolve(false),
  );
  if (asked.outcome === "registry_unavailable") {
    await refundDaily(deps, budget);
    return asked;
  }
  if (!asked.answer) {
    await refused(deps, caller, "sim_mismatch", owned);
    return { outcome: "sim_mismatch" };
  }
  return await open(deps, caller, owned, used);
}

interface Used {
  challenge: string;
  counter: number;
}

async function open(
  deps: PasskeyPorts,
  caller: Caller,
  { account: { id: accountId, mobile }, passkey: { id } }: Owned,
  { challenge, counter }: Used,
): Promise<PasskeyOutcome> {
  const news = { kind: "new_browser" } as const;
  const gather = async (read: Read) => ({
    ...await read({
      spent: passkeySpentRecord(challenge),
      account: accountRecord(accountId),
      list: passkeysRecord(accountId),
    }),
    opening: await readOpening(deps, caller, read, { accountId, news }),
  });
  const opened = await transact(deps.store, gather, (found, write): PasskeyOutcome | null => {
    const { spent, account, list, opening } = found;
    if (spent.value) return null;
    const now = deps.clock.now();
    const passkey = list.value?.find((kept) => kept.id === id);
    // Anything may have happened while the registry was asked.
    const isSame = passkey && isCountedUp(passkey, counter) &&
      account.value && account.value.mobile === mobile && mayOpen(account.value, passkey);
    if (!isSame) return { outcome: "refused" };
    const used = { ...passkey, counter, lastUsedAt: now };
    write.set(spent, true).set(list, list.value!.map((kept) => kept.id === id ? used : kept));
    return openSession(deps, caller, write, opening, {
      account: account.value!,
      authTime: now,
      passkey: id,
      news,
    });
  });
  return opened ?? await spentBefore(deps, caller);
}

/** The button may have been pressed twice. */
async function spentBefore(
  deps: PasskeyPorts,
  { transaction: held, opened }: Caller,
): Promise<PasskeyOutcome> {
  const given = await answeredBefore(deps, { held, opened });
  return given ? { outcome: "signed_in_before", ...given } : { outcome: "lapsed" };
}

/** One record an hour for a stranger's place, or for what happens to an account. */
async function refused(
  deps: PasskeyPorts,
  caller: Caller,
  reason: "unknown" | "response" | "counter" | "sim_mismatch",
  owned?: Owned,
): Promise<{ outcome: "refused" }> {
  const accountId = owned?.account.id;
  const detail = { reason, ...owned && { passkey: owned.passkey.id } };
  const record = auditRecord(deps, caller, "passkey.refused", { accountId, detail });
  await appendOnce(deps, `${reason} ${accountId ?? caller.ip}`, record);
  return { outcome: "refused" };
}
