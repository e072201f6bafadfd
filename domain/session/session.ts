/**
 * A signed-in browser (architecture.md "Hosts, cookies, sessions"): 30 to 35 minutes idle, 12 hours
 * at most (NIST SP 800-63B-4 §2.2.3 for AAL2). The token is only in the cookie; the store knows its
 * hash.
 *
 * use_session.ts decides whether a session may be used: its record alone is not sufficient.
 */
import type { AssuranceLevel } from "../identity/account.ts";
import { HOUR, MINUTE } from "../platform/platform.ts";
import type { Write } from "../platform/commit.ts";
import { record, type Ref } from "../platform/record.ts";
import type { Device } from "./device.ts";
import type { Level3Proof } from "./level3.ts";
import { noteSessionsEnded, type SessionsEnded } from "./session_ends.ts";

export interface Session {
  /** Public name, for lists and logs. */
  id: string;
  accountId: string;
  /** The account's epoch when the session began; a later one means that it was ended. */
  epoch: number;
  level: AssuranceLevel;
  /** Set with level 3. */
  level3?: Level3Proof;
  /** When the person entered their code. */
  authTime: number;
  createdAt: number;
  lastSeenAt: number;
  /** The absolute limit. */
  expiresAt: number;
  /** The company that the person acts for; absent if they act for themselves. */
  actingFor?: { companyId: string; name: string };
  /** Opened by a phone, without a code entered here. */
  via?: "qr";
  /** ID of the passkey that opened it, in place of a code (domain/passkey/). */
  passkey?: string;
  /** The browser in which it was opened. */
  device?: Device;
  /** The network part of the IP from which it was opened. */
  place?: string;
  /** ID of the known browser in which it was opened (known_browser.ts). */
  browser?: string;
  /**
   * For a session approved by a phone: IDs of that phone's session and browser, and of those behind
   * them.
   */
  openedFrom?: string[];
}

/**
 * From the stored use (`lastSeenAt`), which may be up to five minutes before the last one
 * (use_session.ts): nobody is signed out sooner than 30 minutes after their last use, as pages and
 * docs promise, and nobody stays signed in beyond 35 (docs/decisions/0253).
 */
export const IDLE_LIMIT = 35 * MINUTE;
export const ABSOLUTE_LIMIT = 12 * HOUR;

/** For this folder only: all other code reads a session through use_session.ts. */
export const sessionRecord = record<Session, [digest: string]>("session", {
  about: "a session, by the hash of its token",
  expireIn: IDLE_LIMIT,
});

/** Writes the session within a commit; it expires when idle. */
export function writeSession(
  write: Write,
  at: Ref<Session>,
  session: Session,
  now: number,
): void {
  write.set(at, session, { expireIn: Math.min(IDLE_LIMIT, session.expiresAt - now) });
}

/** Ends a session of this person within a commit, for everybody who relies on it. */
export function deleteSession(
  write: Write,
  session: Ref<Session>,
  ended: SessionsEnded & { now: number },
): void {
  write.delete(session);
  noteSessionsEnded(write, ended);
}
