/** From what happened to a person to what each service is told of it: pure decisions. */
import { sidAt, subjectAt } from "../gateway/visitor/pairwise.ts";
import type { AssuranceLevel } from "../identity/account.ts";
import type { KeyedHash } from "../platform/platform.ts";
import type { Attribute } from "../services/attributes.ts";
import type { EventName } from "../services/security_events.ts";
import type { Service } from "../services/service.ts";
import { causeAt, type EventMessage, eventMessage, type ServiceEvent } from "./event.ts";

export type Fact =
  /** Of the account, or of one session if it is named. */
  | { fact: "level"; from: AssuranceLevel; to: AssuranceLevel; sessionId?: string }
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
  return facts.flatMap((fact) => toldOf(fact, service))
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

function toldOf(fact: Fact, { attributes }: Service): Told[] {
  switch (fact.fact) {
    case "level": {
      const { from, to, sessionId } = fact;
      return [{ event: "assurance-level-change", sessionId, detail: levelDetail(from, to) }];
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

/** Levels as in `acr` of ID tokens. */
const LEVELS = "urn:panjereh:level";

const levelDetail = (from: AssuranceLevel, to: AssuranceLevel) => ({
  namespace: LEVELS,
  current_level: `${LEVELS}:${to}`,
  previous_level: `${LEVELS}:${from}`,
  change_direction: to > from ? "increase" : "decrease",
});
