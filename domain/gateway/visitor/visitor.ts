/** Who a visitor is to one service. */
import type { Standing } from "../../access/needs.ts";
import type { AssuranceLevel } from "../../identity/account.ts";
import type { Attribute, Service } from "../../services/service.ts";
import type { HeaderList } from "../headers/request_headers.ts";

export interface Identity {
  /** Pairwise: stable for one person at one service, unrelated between services. */
  subject: string;
  level: AssuranceLevel;
  /** Seconds since the epoch at which the person last proved the level. */
  authTime: number;
  /**
   * What is known of the person; released only where the service's policy says so. `birthdate` is Gregorian
   * (`1991-08-05`), `phone_number` in E.164 (`+98912…`).
   */
  attributes: Partial<Record<Attribute, string>>;
  /** The company on whose behalf the person comes; absent when they come for themselves. */
  company?: { id: string; name: string };
  /** Language that was chosen at the window (BCP 47). A wish of this browser, not a fact: never in the assertion. */
  locale?: string;
}

/** A signed assertion that is handed out again. */
export interface FreshAssertion {
  /** As its rules were: another object has others. */
  service: Service;
  assertion: Promise<string>;
  /** Milliseconds since the epoch from which on the next one is signed, for nobody to wait for; once. */
  renewFrom: number;
  /** Milliseconds since the epoch. */
  reusableUntil: number;
}

/** What a service was told of a visitor; it holds while the assertion in it does. */
export interface Introduction {
  service: Service;
  assertion: string;
  headers: HeaderList;
}

/** A person with a live session at a service's host; lives as long as the session is warm (docs/decisions/0101). */
export interface Visitor {
  /** Opaque and stable while the session lives; never the cookie itself. */
  sessionKey: string;
  identity: Identity;
  /** What decides on access to the service. */
  session: Standing;
  /** Kept by assertion.ts. */
  fresh?: FreshAssertion;
  /** Kept by introduce.ts. */
  introduction?: Introduction;
}
