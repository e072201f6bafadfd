/** A person ends their connection with a service: it hears no more of them, until they enter it again. */
import { tellOfEnd } from "../federation/tell_services.ts";
import {
  type Withdrawal,
  withdrawConsent,
  type WithdrawConsentDeps,
} from "../federation/withdraw_consent.ts";
import { transact } from "../platform/commit.ts";
import type { Read } from "../platform/read.ts";
import { releasedRecord } from "../receipts/receipt.ts";
import { connectedServiceRecord } from "../session/connected_services.ts";
import { enteredServicesRecord, noteLeft } from "../session/entered_services.ts";
import { serviceEntriesRecord, serviceSessionRecord } from "../session/handoff.ts";
import { sessionListRecord } from "../session/session_list.ts";
import { tellWorkers } from "../session/tell_workers.ts";

/**
 * Withdraws the consent, if there was one, then ends the service's part of all sessions and tells it
 * so. Repeated after a failure in between it does the rest. `false`: they are not connected.
 */
export async function endConnection(
  deps: WithdrawConsentDeps,
  withdrawal: Withdrawal,
): Promise<boolean> {
  const isWithdrawn = await withdrawConsent(deps, withdrawal);
  return await leaveService(deps, withdrawal) || isWithdrawn;
}

/** The window's session goes on, and those at other services. */
async function leaveService(
  deps: WithdrawConsentDeps,
  { accountId, service, requestId }: Withdrawal,
): Promise<boolean> {
  return await transact(deps.store, gather, ({ connected, sessions }, write) => {
    if (!connected.value) return false;
    const at = deps.clock.now();
    write.delete(connected);
    for (const { id: sessionId, until, entries, entered } of sessions) {
      for (const digest of entries.value?.digests ?? []) write.delete(serviceSessionRecord(digest));
      write.delete(entries).delete(releasedRecord(sessionId, service));
      const { value } = entered;
      if (!value?.services.includes(service)) continue;
      tellOfEnd(deps, write, service, { accountId, sessionId, reason: "withdrawn", at });
      noteLeft(write, { ...entered, value }, { service, until, now: at });
    }
    tellWorkers(write, accountId, at);
    deps.audit.include(write, { at, event: "connection.ended", accountId, service, requestId });
    return true;
  });

  async function gather(read: Read) {
    const { list, connected } = await read({
      connected: connectedServiceRecord(accountId, service),
      list: sessionListRecord(accountId),
    });
    const listed = list.value ?? [];
    const found = await read(listed.map(({ id }) => ({
      entries: serviceEntriesRecord(id, service),
      entered: enteredServicesRecord(accountId, id),
    })));
    return { connected, sessions: listed.map((one, i) => ({ ...one, ...found[i] })) };
  }
}
