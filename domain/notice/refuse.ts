/** «من نبودم»: the link in a notice ends what the notice is about, once. */
import type { AuditLog } from "../platform/audit.ts";
import { type Account, accountRecord } from "../identity/account.ts";
import type { Clock, KeyedHash } from "../platform/platform.ts";
import { BROWSER_LIFETIME } from "../session/known_browser.ts";
import { withRefused } from "../session/revocation.ts";
import { type Passkey, passkeysRecord, removePasskeys } from "../passkey/credential/passkeys.ts";
import { pushesRecord } from "../push/device/devices.ts";
import { ABSOLUTE_LIMIT } from "../session/session.ts";
import { noteSessionsEnded } from "../session/session_ends.ts";
import { transact } from "../platform/commit.ts";
import { read } from "../platform/read.ts";
import type { Store } from "../platform/store.ts";
import { type Refusal, refusalRecord } from "./notice.ts";

export interface RefuseDeps {
  store: Store;
  clock: Clock;
  hash: KeyedHash;
  audit: AuditLog;
}

/** What a link is about; `null` if it is invalid or older than seven days. */
export async function readRefusal(deps: RefuseDeps, token: string): Promise<Refusal | null> {
  return (await read(deps.store, refusalRecord(deps.hash, token))).value;
}

export interface Refused {
  accountId: string;
  first: boolean;
  /** The notice covers more than one session. */
  several: boolean;
  /** Passkeys were removed. */
  passkeys: boolean;
}

/**
 * Ends the person's sessions in the browsers of the notice, with all sessions opened from them, and
 * makes those browsers unknown to the account. Removes all passkeys, and ends what they opened: the
 * person cannot know which of them somebody else has (docs/decisions/0286). A request to delete the
 * account is void. One commit for any number of sessions: the refusal
 * is stored in the account, which is read at each use of a session. `first` is false if the link
 * was used before; it then has no effect. `null`: there is no such link.
 */
export async function refuse(
  deps: RefuseDeps,
  token: string,
  requestId: string,
): Promise<Refused | null> {
  const { store, clock } = deps;
  const accountId = (await readRefusal(deps, token))?.notice.accountId;
  if (accountId === undefined) return null;
  const wanted = {
    refusal: refusalRecord(deps.hash, token),
    account: accountRecord(accountId),
    list: passkeysRecord(accountId),
  };
  return await transact(store, wanted, ({ refusal, account, list }, write) => {
    if (!refusal.value) return null;
    const several = refusal.value.closes.length > 1;
    if (refusal.value.usedAt) return { accountId, first: false, several, passkeys: false };
    const passkeys = list.value ?? [];
    const now = clock.now();
    if (account.value) {
      const names = namesIn(refusal.value, passkeys, now);
      // A stranger was there: what they asked for is not done, whatever they were refused for.
      const { deletion: _, ...kept } = account.value;
      write.set(account, withRefused(withoutRefusedEmail(kept, names), names, now));
      noteSessionsEnded(write, { accountId, reason: "not_me", now });
    }
    if (passkeys.length > 0) removePasskeys(write, deps.hash, list, passkeys);
    write.delete(pushesRecord(accountId));
    write.set(refusal, { ...refusal.value, usedAt: now });
    const { notice, closes } = refusal.value;
    deps.audit.include(write, {
      at: now,
      event: "session.refused",
      accountId,
      requestId,
      detail: {
        kind: notice.kind,
        told: closes.length,
        ...passkeys.length > 0 && { passkeys: passkeys.map(({ id }) => id).join(" ") },
      },
    });
    return { accountId, first: true, several, passkeys: passkeys.length > 0 };
  });
}

/** An address that was confirmed there is somebody else's (docs/decisions/0314). */
function withoutRefusedEmail(
  account: Account,
  refused: Readonly<Record<string, number>>,
): Account {
  const { session, browser = "" } = account.contactEmail ?? {};
  const isRefused = session !== undefined && (session in refused || browser in refused);
  return isRefused ? { ...account, contactEmail: undefined } : account;
}

/**
 * The refused IDs, and how long something of each may be left: hours for a session, also one that a
 * passkey opened, a year for a known browser.
 */
function namesIn(
  { closes }: Refusal,
  passkeys: readonly Passkey[],
  now: number,
): Record<string, number> {
  return Object.fromEntries([
    ...passkeys.map(({ id }) => [id, now + ABSOLUTE_LIMIT]),
    ...closes.flatMap(({ session, browser }) => [
      [session, now + ABSOLUTE_LIMIT],
      ...browser === undefined ? [] : [[browser, now + BROWSER_LIFETIME]],
    ]),
  ]);
}
