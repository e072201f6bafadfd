/** A visitor as one service knows them. */
import type { Standing } from "../../access/needs.ts";
import type { AssuranceLevel } from "../../identity/account.ts";
import type { Attribute } from "../../services/attributes.ts";
import type { Service } from "../../services/service.ts";
import type { HeaderList } from "../headers/request_headers.ts";

export interface Identity {
  /** Pairwise: stable for one person at one service, unrelated between services. */
  subject: string;
  /** Pairwise too: one session of this person at one service. */
  sid: string;
  level: AssuranceLevel;
  /** When the person last proved the level, in seconds since the epoch. */
  authTime: number;
  /**
   * Known attributes; released only if the service's policy says so. `birthdate` is Gregorian
   * (`1991-08-05`), `phone_number` in E.164 (`+98912…`).
   */
  attributes: Partial<Record<Attribute, string>>;
  /** The company that the person acts for; absent when they act for themselves. */
  company?: { id: string; name: string };
  /**
   * Language chosen at the window (BCP 47). A preference of this browser and not a fact, so it is
   * never in the assertion.
   */
  locale?: string;
}

/** A signed assertion that is reused. */
export interface FreshAssertion {
  /** The service with its rules at that time; changed rules make another object. */
  service: Service;
  assertion: Promise<string>;
  /** Milliseconds since the epoch from which the next one is signed in the background, once. */
  renewFrom: number;
  /** Milliseconds since the epoch. */
  reusableUntil: number;
}

/** The headers that a service got for a visitor; valid as long as the assertion in them. */
export interface Introduction {
  service: Service;
  assertion: string;
  headers: HeaderList;
}

/**
 * A person with a live session at a service's host; kept as long as the session is warm
 * (docs/decisions/0101).
 */
export interface Visitor {
  /** Opaque and stable for the session's lifetime; never the cookie itself. */
  sessionKey: string;
  /** The same of the session at the service's host. */
  entry?: string;
  /** For the gateway only: services know the pairwise subject. */
  accountId: string;
  identity: Identity;
  /** The input of access decisions. */
  session: Standing;
  /** Managed by assertion.ts. */
  fresh?: FreshAssertion;
  /** Managed by introduce.ts. */
  introduction?: Introduction;
}
