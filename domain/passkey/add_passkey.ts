/** A person adds a passkey in their session (W3C Web Authentication Level 3 §7.1). */
import { spendDaily } from "../budget/daily.ts";
import { auditRecord, type Caller, noticeOf } from "../journey/caller.ts";
import { includeNotice, readNoticeRecords } from "../notice/include_notice.ts";
import { transact } from "../platform/commit.ts";
import type { Read } from "../platform/read.ts";
import type { Session } from "../session/session.ts";
import { liveIn, liveRecords, type LiveSession } from "../session/use_session.ts";
import { passkeyBudget, recordPasskeyLimit } from "./budget.ts";
import { isOpenChallenge, newChallenge, passkeySpentRecord } from "./challenge.ts";
import { parsePasskeyName } from "./name.ts";
import { creationOptions } from "./options.ts";
import type { NewCredential } from "./credential/verifier.ts";
import type { PasskeyPorts } from "./ports.ts";
import {
  MAX_PASSKEYS,
  type Passkey,
  passkeyOwnerRecord,
  passkeysRecord,
  passkeyUser,
} from "./credential/passkeys.ts";
import { challengeIn, parseAdded } from "./credential/response.ts";

/** What the browser is asked for. `windowName` is shown by it. */
export function passkeyCreation(
  deps: Pick<PasskeyPorts, "clock" | "random" | "hash" | "passkeys">,
  { account, sessionDigest }: LiveSession,
  { windowName, known }: { windowName: string; known: readonly Passkey[] },
) {
  return creationOptions({
    challenge: newChallenge(deps, { ceremony: "add", holder: sessionDigest }),
    rp: { id: deps.passkeys.rpId, name: windowName },
    user: passkeyUser(deps.hash, account.id),
    name: `${account.firstName} ${account.lastName}`.trim(),
    known: known.map(({ credentialId }) => credentialId),
  });
}

export type AddOutcome =
  | { outcome: "added"; passkey: Passkey }
  | { outcome: "name_too_long" }
  /** The page was open for too long, or its answer was used. */
  | { outcome: "lapsed" }
  /** No answer of an authenticator to our question. */
  | { outcome: "refused" }
  /** The authenticator's passkey is here already. */
  | { outcome: "known" }
  | { outcome: "full" }
  | { outcome: "limited"; retryAt: number }
  /** The session has ended. */
  | { outcome: "elsewhere" };

interface Answer {
  /** JSON, by the page's script. */
  credential: string;
  /** As typed. */
  name: string;
}

/** The challenge was given to a recent sign-in only, so it is proof of that. */
export async function addPasskey(
  deps: PasskeyPorts,
  caller: Caller,
  live: LiveSession,
  { credential, name: typed }: Answer,
): Promise<AddOutcome> {
  const named = parsePasskeyName(typed);
  if ("error" in named) return { outcome: "name_too_long" };
  const response = parseAdded(credential);
  if (!response) return { outcome: "refused" };
  const challenge = challengeIn(response);
  const holders = [live.sessionDigest];
  if (!isOpenChallenge(deps, challenge, { ceremony: "add", holders })) return { outcome: "lapsed" };
  const made = await deps.passkeys.verifyAdded(response, challenge);
  if (!made) return { outcome: "refused" };
  const { id } = live.account;
  const retryAt = await spendDaily(deps, passkeyBudget(id, "add"));
  if (retryAt !== null) {
    await recordPasskeyLimit(deps, id, "add");
    return { outcome: "limited", retryAt };
  }
  return await keep(deps, caller, live, { made, challenge, name: named.name });
}

async function keep(
  deps: PasskeyPorts,
  caller: Caller,
  { sessionDigest, account: { id: accountId } }: LiveSession,
  { made, challenge, name }: { made: NewCredential; challenge: string; name?: string },
): Promise<AddOutcome> {
  const { store, hash, clock, audit } = deps;
  const kind = "passkey_added" as const;
  const gather = async (read: Read) => ({
    ...await read({
      ...liveRecords(sessionDigest, accountId),
      list: passkeysRecord(accountId),
      owner: passkeyOwnerRecord(hash, made.credentialId),
      spent: passkeySpentRecord(challenge),
    }),
    news: await readNoticeRecords(deps, read, { kind, accountId }),
  });
  return await transact(store, gather, ({ list, owner, spent, news, ...found }, write) => {
    const now = clock.now();
    const live = liveIn(found, now);
    if (!live) return { outcome: "elsewhere" };
    const kept = list.value ?? [];
    const same = kept.find(({ credentialId }) => credentialId === made.credentialId);
    // The button was pressed twice.
    if (spent.value) return same ? { outcome: "added", passkey: same } : { outcome: "lapsed" };
    if (owner.value !== null) return { outcome: "known" };
    if (kept.length >= MAX_PASSKEYS) return { outcome: "full" };
    const passkey = passkeyOf(deps, caller, live.session, { ...made, name });
    write.set(list, [...kept, passkey]).set(owner, accountId).set(spent, true);
    includeNotice(deps, write, news, { kind, ...noticeOf(caller, live.session) });
    const detail = { passkey: passkey.id, session: live.session.id };
    audit.include(write, auditRecord(deps, caller, "passkey.added", { accountId, detail }));
    return { outcome: "added", passkey };
  });
}

const passkeyOf = (
  { random, clock }: Pick<PasskeyPorts, "random" | "clock">,
  { device }: Caller,
  { id: session, browser }: Session,
  made: NewCredential & { name?: string },
): Passkey => ({
  id: random.bytes(8).toHex(),
  ...made,
  device,
  addedAt: clock.now(),
  session,
  browser,
});
