/** What a service is told of the end of a session that had entered it. */
import type { KeyedHash } from "../platform/platform.ts";
import type { Service } from "../services/service.ts";
import type { EndReason } from "../session/session_ends.ts";
import type { EventMessage } from "./event.ts";
import { eventsFor, type Happened, type InitiatingEntity } from "./facts.ts";

/** No more than this: why the person did so is not the agency's business. */
const BY: Record<EndReason, InitiatingEntity> = {
  signed_out: "user",
  not_me: "user",
  withdrawn: "user",
  replaced: "user",
  expired: "policy",
  too_many: "policy",
  new_sim: "system",
  by_staff: "admin",
};

export function eventsAtSessionEnd(
  hash: KeyedHash,
  service: Service,
  { sessionId, reason, ...happened }: Happened & { sessionId: string; reason: EndReason },
): EventMessage[] {
  const fact = { fact: "session_ended", sessionId, by: BY[reason] } as const;
  return eventsFor(hash, service, happened, [fact]);
}
