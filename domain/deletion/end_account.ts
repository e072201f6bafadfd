/** The account ends: one commit, after which the person is a stranger to the window. */
import { notePersonChanged } from "../events/person_changed.ts";
import { accountByMobileRecord, accountRecord } from "../identity/account.ts";
import { accountByIdentity } from "../identity/person_identity.ts";
import { enqueue } from "../outbox/enqueue.ts";
import { passkeysRecord, removePasskeys } from "../passkey/credential/passkeys.ts";
import type { AuditLog } from "../platform/audit.ts";
import { transact } from "../platform/commit.ts";
import type { Clock, KeyedHash } from "../platform/platform.ts";
import type { Read } from "../platform/read.ts";
import type { Store } from "../platform/store.ts";
import { pushesRecord } from "../push/device/devices.ts";
import { noteSessionsEnded } from "../session/session_ends.ts";
import { deleteSessions, sessionListRecord } from "../session/session_list.ts";
import { type DueDeletion, erasureMessages } from "./deletion.ts";

export interface EndDeps {
  store: Store;
  clock: Clock;
  hash: KeyedHash;
  audit: AuditLog;
}

/**
 * Deletes the account with every way to find it, ends its sessions, and has the services told and the
 * rest erased. `false`: the person has regretted it, or it has happened before.
 */
export async function endAccount(
  deps: EndDeps,
  { accountId, askedAt }: DueDeletion,
): Promise<boolean> {
  const { hash } = deps;
  return await transact(deps.store, gather, ({ account, passkeys, sessions, ways }, write) => {
    if (account.value?.deletion?.askedAt !== askedAt) return false;
    const now = deps.clock.now();
    write.delete(account);
    // A number or an identity may be another account's by now.
    for (const way of ways) if (way.value === accountId) write.delete(way);
    removePasskeys(write, hash, passkeys, passkeys.value ?? []);
    write.delete(pushesRecord(accountId));
    deleteSessions(write, sessions);
    // To services it is a sign-out like any other; that the account is gone is told beside it.
    noteSessionsEnded(write, { accountId, reason: "signed_out", now });
    notePersonChanged(write, { accountId, facts: [{ fact: "purged" }], now });
    for (const message of erasureMessages(accountId, now)) enqueue(write, message);
    deps.audit.include(write, { at: now, event: "account.deleted", accountId });
    return true;
  });

  async function gather(read: Read) {
    const found = await read({
      account: accountRecord(accountId),
      passkeys: passkeysRecord(accountId),
      sessions: sessionListRecord(accountId),
    });
    const { value } = found.account;
    const ways = value
      ? await read([
        accountByIdentity(hash, value.identity),
        ...value.mobile ? [accountByMobileRecord(hash, value.mobile)] : [],
      ])
      : [];
    return { ...found, ways };
  }
}
