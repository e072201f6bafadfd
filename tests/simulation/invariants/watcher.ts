/** What an invariant sees of a run, and how it says that it does not hold. */
import type { SmsMessage } from "../../../domain/notice/delivery.ts";
import type { Message } from "../../../domain/outbox/message.ts";
import type { AuditEvent, AuditRecord } from "../../../domain/platform/audit.ts";
import type { ChainLink } from "../../../domain/platform/audit_chain.ts";
import type { Session } from "../../../domain/session/session.ts";
import type { Committed, Operations } from "../store/operations.ts";
import type { StoreEngine } from "../store/engine.ts";

export const INVARIANTS = [
  "acts once",
  "bounds of a person",
  "bounds of a place",
  "bounds of the system",
  "one account a person",
  "one person an account",
  "no session after its end",
  "audit is complete",
  "work is done by one worker",
  "a notice goes out",
  "services are told of ends",
  "a message reaches its receiver",
  "order is kept",
  "acknowledged stays",
] as const;

export type Invariant = typeof INVARIANTS[number];

export type Broke = (invariant: Invariant, what: string) => void;

/** An answer by which a machine accepted a session. */
export interface Acceptance {
  digest: string;
  session: Session;
  /** When the request reached the machine. */
  askedAt: number;
  /** Until when the machine's calls to the store had failed or been slow by then. */
  troubledUntil: number;
  /** Asked in the store, and not of what the machine remembers. */
  isFresh: boolean;
}

/** What is there after everything came to rest. */
export interface Rest {
  engine: StoreEngine;
  links: readonly ChainLink[];
  /** The fault that `audit:verify` would print. */
  fault?: string;
}

export interface Watcher {
  committed?(commit: Committed): void;
  acknowledged?(commit: Committed): void;
  accepted?(acceptance: Acceptance): void;
  /** A browser was given a token for what it held. */
  given?(held: string, token: string): void;
  /** The operator was given a message. */
  messaged?(message: SmsMessage): void;
  /** A service got a message. */
  received?(message: Message): void;
  rested?(rest: Rest): void;
}

/** Records in a commit by kind. */
export const writesOf = (operations: Operations, kind: string) =>
  operations.writes.filter(({ key }) => key[0] === kind);

export const valuesOf = <T>(operations: Operations, kind: string): T[] =>
  writesOf(operations, kind).filter(({ value }) => value !== undefined)
    .map(({ value }) => value as T);

export function auditsOf(operations: Operations, event?: AuditEvent): AuditRecord[] {
  return valuesOf<AuditRecord>(operations, "audit")
    .filter((record) => !event || record.event === event);
}
