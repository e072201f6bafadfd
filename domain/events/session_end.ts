/** What a service is told of the end of a session that had entered it. */
import type { KeyedHash } from "../platform/platform.ts";
import type { Service } from "../services/service.ts";
import type { EventMessage } from "./event.ts";
import { eventsFor, type Happened, type InitiatingEntity } from "./facts.ts";

/** No more than this: why the person did so is not the agency's business. */
const BY: Record<string, InitiatingEntity> = {
  signed_out: "user",
  not_me: "user",
  replaced: "user",
  consent_withdrawn: "user",
  expired: "policy",
  too_many: "policy",
  operator: "admin",
};

/** `reason`: as sessions know it; what is not in the list came from the registries. */
export function eventsAtSessionEnd(
  hash: KeyedHash,
  service: Service,
  { sessionId, reason, ...happened }: Happened & { sessionId: string; reason: string },
): EventMessage[] {
  const by = Object.hasOwn(BY, reason) ? BY[reason] : "system";
  return eventsFor(hash, service, happened, [{ fact: "session_ended", sessionId, by }]);
}
