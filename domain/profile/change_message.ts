/** What one service is told of changed values, and whether it is told: pure decisions. */
import { hasHost } from "../services/hosts.ts";
import { subjectAt } from "../services/pairwise.ts";
import type { Consent } from "../federation/consents.ts";
import type { ValuesChanged } from "../events/values_changed.ts";
import { idTime, type Message } from "../outbox/message.ts";
import type { KeyedHash } from "../platform/platform.ts";
import type { Attribute } from "../services/attributes.ts";
import type { Service } from "../services/service.ts";

/** The content of a message. The values are read for each attempt and never lie in the outbox. */
export interface ChangeAtService {
  service: string;
  accountId: string;
  claims: readonly Attribute[];
}

export type ChangeMessage = Message<ChangeAtService>;

/** The kind of message that becomes a token with new values. */
export const CHANGE = "change";

/** Each service has a queue for them. */
export const changeReceiver = (service: string) => `changes:${service}`;

/** What the service has said that has taken the values over; others have only received them. */
export const TAKEN_OVER = "taken over";

/**
 * Which of these attributes the service may have of this person: a site elsewhere only those that
 * they have agreed to.
 */
export function entitledTo(
  service: Service,
  consent: Pick<Consent, "attributes"> | null,
  claims: readonly Attribute[],
): Attribute[] {
  const agreed = hasHost(service) ? service.attributes : consent?.attributes ?? [];
  return claims.filter((claim) => service.attributes.includes(claim) && agreed.includes(claim));
}

/**
 * The message of a change for this service; `null` if it has no receiver of values or gets none of
 * these. Its ID is computed from the change: worked off twice, it is the same message.
 */
export function changeMessage(
  hash: KeyedHash,
  service: Service,
  { accountId, at, claims: changed }: ValuesChanged,
  consent: Pick<Consent, "attributes"> | null,
): ChangeMessage | null {
  const claims = entitledTo(service, consent, changed);
  if (service.changes === undefined || claims.length === 0) return null;
  const name = hash.digest("event_id", service.id, CHANGE, accountId, String(at)).slice(0, 22);
  return {
    id: `${idTime(at)}-${name}`,
    kind: CHANGE,
    receiver: changeReceiver(service.id),
    at,
    order: subjectAt(service, accountId, hash),
    content: { service: service.id, accountId, claims },
  };
}
