/**
 * A person takes back what they agreed to at a site. In the same commit its part of their sessions
 * ends: it is told so, and what it was issued tells nothing any more (docs/decisions/0283).
 */
import type { AuditLog } from "../platform/audit.ts";
import { transact, type Write } from "../platform/commit.ts";
import type { Read } from "../platform/read.ts";
import { hasHost } from "../services/hosts.ts";
import { connectedServiceRecord } from "../session/connected_services.ts";
import { enteredServicesRecord, noteLeft } from "../session/entered_services.ts";
import { sessionListRecord } from "../session/session_list.ts";
import { type Act, consentRecord, withdrawnRecord } from "./consents.ts";
import { tellOfEnd, type TellServicesDeps } from "./tell_services.ts";

export interface WithdrawConsentDeps extends TellServicesDeps {
  audit: AuditLog;
}

export interface Withdrawal extends Act {
  /** The site's ID; it may have left the catalogue. */
  service: string;
}

/**
 * The person's sessions go on elsewhere. `include` adds to the commit.
 * @returns `false` if there was no consent: nothing was written.
 */
export async function withdrawConsent(
  deps: WithdrawConsentDeps,
  { accountId, service, requestId }: Withdrawal,
  include?: (write: Write) => void,
): Promise<boolean> {
  return await transact(deps.store, gather, ({ consent, connected, sessions }, write) => {
    if (!consent.value) return false;
    const at = deps.clock.now();
    write.delete(consent).set(withdrawnRecord(accountId, service), { at });
    const event = "consent.withdrawn";
    deps.audit.include(write, { at, event, accountId, service, requestId });
    for (const { id: sessionId, until, entered } of sessions) {
      const { value } = entered;
      if (!value?.services.includes(service)) continue;
      tellOfEnd(deps, write, service, { accountId, sessionId, reason: "withdrawn", at });
      if (!isAlsoHere()) noteLeft(write, { ...entered, value }, { service, until, now: at });
    }
    // It hears of the person no more.
    if (!isAlsoHere()) write.delete(connected);
    include?.(write);
    return true;
  });

  /** Who enters by the gateway as well is not asked for a consent there. */
  function isAlsoHere(): boolean {
    const known = deps.catalogue.current().get(service);
    return known !== undefined && hasHost(known);
  }

  async function gather(read: Read) {
    const { list, ...found } = await read({
      consent: consentRecord(accountId, service),
      connected: connectedServiceRecord(accountId, service),
      list: sessionListRecord(accountId),
    });
    const listed = list.value ?? [];
    const entered = await read(listed.map(({ id }) => enteredServicesRecord(accountId, id)));
    return { ...found, sessions: listed.map((one, i) => ({ ...one, entered: entered[i] })) };
  }
}
