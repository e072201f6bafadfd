/**
 * A person leaves: they ask, may regret it for a week, and then the account is deleted, which is one
 * commit. Everything else of them is erased after it, step by step (docs/decisions/0310).
 */
import type { NewMessage } from "../outbox/enqueue.ts";
import { idTime } from "../outbox/message.ts";
import { DAY, MINUTE } from "../platform/platform.ts";
import { accountReceiver } from "../session/session_ends.ts";

/** Milliseconds from the request to the end of the account. */
export const REGRET_TIME = 7 * DAY;

/** Ends the account, if the request still stands. */
export const ACCOUNT_DELETION = "account_deletion";

/** The content of the message that an account is to end. */
export interface DueDeletion {
  accountId: string;
  /** Names the request: a later one is another. */
  askedAt: number;
}

/** Erases what is left of a person whose account has ended. */
export const ACCOUNT_ERASURE = "account_erasure";

/** The content of the message that somebody is to be erased. */
export interface Erasure {
  accountId: string;
}

/** What began to write before the account ended has ended by then. */
const SECOND_LOOK = 15 * MINUTE;

export const deletionMessage = (
  accountId: string,
  { askedAt, dueAt }: { askedAt: number; dueAt: number },
): NewMessage<DueDeletion> => ({
  id: [idTime(askedAt), accountId, ACCOUNT_DELETION].join(":"),
  kind: ACCOUNT_DELETION,
  receiver: accountReceiver(accountId),
  at: askedAt,
  dueAt,
  content: { accountId, askedAt },
});

/** Twice: a letter that was being posted when the account ended is found the second time. */
export const erasureMessages = (accountId: string, now: number): NewMessage<Erasure>[] =>
  [0, SECOND_LOOK].map((after) => ({
    id: [idTime(now + after), accountId, ACCOUNT_ERASURE].join(":"),
    kind: ACCOUNT_ERASURE,
    receiver: accountReceiver(accountId),
    at: now + after,
    dueAt: after === 0 ? undefined : now + after,
    content: { accountId },
  }));
