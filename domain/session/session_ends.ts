/**
 * Every end of sessions passes here, within the commit that ends them: workers stop believing them,
 * and the outbox tells the services that they had entered (docs/decisions/0276).
 */
import { enqueue } from "../outbox/enqueue.ts";
import { idTime } from "../outbox/message.ts";
import type { Write } from "../platform/commit.ts";
import { tellWorkers } from "./tell_workers.ts";

export type EndReason =
  /** By the person, in this browser or in the list of sessions. */
  | "signed_out"
  /** Another session began in the same browser. */
  | "replaced"
  /** The oldest of too many. */
  | "too_many"
  /** «من نبودم». */
  | "not_me"
  /** The person withdrew their consent to one service, for which alone the session ends. */
  | "withdrawn"
  /** Support ended them. */
  | "by_staff"
  /** The account moved to another SIM. */
  | "new_sim"
  /** Nobody used it, or it reached its absolute limit. */
  | "expired";

/** The content of the message that some sessions of a person have ended. */
export interface SessionsEnded {
  accountId: string;
  reason: EndReason;
}

export const SESSIONS_ENDED = "sessions_ended";

/** Who works off what is about one account, in order. */
export const accountReceiver = (accountId: string) => `account:${accountId}`;

/** Which sessions they are is found when the message is delivered: those that are no longer live. */
export function noteSessionsEnded(
  write: Write,
  { accountId, reason, now }: SessionsEnded & { now: number },
): void {
  tellWorkers(write, accountId, now);
  enqueue<SessionsEnded>(write, {
    // Two ends at the same time are one message.
    id: `${idTime(now)}:${accountId}`,
    kind: SESSIONS_ENDED,
    receiver: accountReceiver(accountId),
    at: now,
    content: { accountId, reason },
  });
}

/** The content of the message that a session will have ended by some time, if nobody uses it. */
export interface SessionEnding {
  accountId: string;
  sessionId: string;
}

export const SESSION_ENDING = "session_ending";

/** Written once for a session, when it enters the first service that is told of its end. */
export function noteSessionEnding(
  write: Write,
  content: SessionEnding,
  { now, dueAt }: { now: number; dueAt: number },
): void {
  enqueue<SessionEnding>(write, {
    id: `${SESSION_ENDING}:${content.sessionId}`,
    kind: SESSION_ENDING,
    receiver: accountReceiver(content.accountId),
    at: now,
    dueAt,
    content,
  });
}
