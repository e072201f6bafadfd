/** From what happened to a person to what each service is told of it: pure decisions. */
import { proofEndsAt } from "../access/needs.ts";
import { sidAt, subjectAt } from "../services/pairwise.ts";
import type { AssuranceLevel } from "../identity/account.ts";
import type { KeyedHash } from "../platform/platform.ts";
import type { Attribute } from "../services/attributes.ts";
import type { EventName } from "../services/security_events.ts";
import type { Service } from "../services/service.ts";
import { causeAt, type EventMessage, eventMessage, type ServiceEvent } from "./event.ts";

export type Fact =
  /** The account is no longer temporary. */
  | { fact: "verified" }
  /** It is temporary again, until the person proves who they are. */
  | { fact: "lowered" }
  /** In one session; `formerlyAt`: when it was proved there before, in milliseconds. */
  | { fact: "level3_proved"; sessionId: string; formerlyAt?: number }
  /** The proof has become too old for the service. */
  | { fact: "level3_lapsed"; sessionId: string }
  /** The person uses another mobile number. */
  | { fact: "sim_changed" }
  /** The number was proved to belong to somebody else. */
  | { fact: "sim_lost" }
  | { fact: "claims"; claims: readonly Attribute[] }
  | { fact: "disabled"; reason?: "hijacking" | "bulk-account" }
  | { fact: "purged" }
  | { fact: "session_ended"; sessionId: string; by: InitiatingEntity };

/** CAEP 1.0 §2. */
export type InitiatingEntity = "admin" | "user" | "policy" | "system";

/** Who and when, in milliseconds. */
export interface Happened {
  accountId: string;
  at: number;
}

interface Told extends Pick<ServiceEvent, "detail"> {
  event: EventName;
  sessionId?: string;
}

/**
 * The messages that tell this service, none if it wants none of these events. The same facts give
 * the same messages. Whether the service knows the person is for the caller to know.
 */
export function eventsFor(
  hash: KeyedHash,
  service: Service,
  happened: Happened,
  facts: readonly Fact[],
): EventMessage[] {
  const { accountId, at } = happened;
  const sub = subjectAt(service, accountId, hash);
  const common = { service: service.id, cause: causeAt(hash, service.id, happened), at };
  return facts.flatMap((fact) => toldOf(fact, service, at))
    .filter(({ event }) => service.events?.types.includes(event))
    .map(({ event, detail, sessionId }) =>
      eventMessage(hash, {
        ...common,
        event,
        detail,
        subject: sessionId === undefined
          ? { of: "person", sub }
          : { of: "session", sub, sid: sidAt(service, sessionId, hash) },
        fact: sessionId ?? accountId,
      })
    );
}

function toldOf(fact: Fact, service: Service, at: number): Told[] {
  const { attributes } = service;
  switch (fact.fact) {
    case "verified":
      return [{ event: "assurance-level-change", detail: levelDetail(1, 2) }];
    case "lowered":
      return [{ event: "assurance-level-change", detail: levelDetail(2, 1) }];
    case "level3_proved":
    case "level3_lapsed": {
      // Other services see level 2 all the time (docs/decisions/0061).
      if (service.level !== 3) return [];
      const { sessionId } = fact;
      const isProved = fact.fact === "level3_proved";
      if (isProved && isStillProved(fact.formerlyAt, service, at)) return [];
      const detail = isProved ? levelDetail(2, 3) : levelDetail(3, 2);
      return [{ event: "assurance-level-change", sessionId, detail }];
    }
    case "sim_changed":
    case "sim_lost": {
      const change_type = fact.fact === "sim_lost" ? "revoke" : "update";
      const detail = { credential_type: "phone-sms", change_type };
      // Who was never given the number is not told that it changed (docs/decisions/0297).
      const isNamed = attributes.includes("phone_number");
      return [
        { event: "credential-change", detail },
        ...isNamed ? [{ event: "identifier-changed", detail: {} } as const] : [],
      ];
    }
    case "claims": {
      const released = fact.claims.filter((claim) => attributes.includes(claim));
      if (released.length === 0) return [];
      // That they have changed: the values are for who asks with a token.
      const claims = Object.fromEntries(released.map((claim) => [claim, null]));
      return [{ event: "token-claims-change", detail: { claims } }];
    }
    case "disabled": {
      const { reason } = fact;
      return [{ event: "account-disabled", detail: reason === undefined ? {} : { reason } }];
    }
    case "purged":
      return [{ event: "account-purged", detail: {} }];
    case "session_ended": {
      const { sessionId, by } = fact;
      return [{ event: "session-revoked", sessionId, detail: { initiating_entity: by } }];
    }
  }
}

/** Whether the service had level 3 anyway. */
function isStillProved(formerlyAt: number | undefined, service: Service, at: number): boolean {
  if (formerlyAt === undefined) return false;
  const endsAt = level3EndsAt(formerlyAt, service);
  return endsAt === undefined || endsAt > at;
}

/** When a proof of this time becomes too old for a service of level 3. In milliseconds. */
export const level3EndsAt = (provedAt: number, service: Service): number | undefined =>
  proofEndsAt({ level: 3, level3: { at: provedAt, way: "card" }, authTime: provedAt }, service);

/** Levels as in `acr` of ID tokens. */
const LEVELS = "urn:panjereh:level";

const levelDetail = (from: AssuranceLevel, to: AssuranceLevel) => ({
  namespace: LEVELS,
  current_level: `${LEVELS}:${to}`,
  previous_level: `${LEVELS}:${from}`,
  change_direction: to > from ? "increase" : "decrease",
});
