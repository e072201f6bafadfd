/** The port through which messages leave: one sender for each kind. */
import type { Write } from "../platform/commit.ts";
import type { Message } from "./message.ts";

/** Adds to the commit that ends a message. */
export type Include = (write: Write) => void;

export type Outcome =
  /** The receiver has it. `reason`: what it said of it, for the log. */
  | { outcome: "delivered"; reason?: string; include?: Include }
  /** It will never take this message; others may follow. */
  | { outcome: "refused"; reason: string; include?: Include }
  /** It may take it later. `retryAfter` in milliseconds, as the receiver said. */
  | { outcome: "failed"; reason: string; retryAfter?: number }
  /** The fact has not happened yet. */
  | { outcome: "later"; dueAt: number; include?: Include };

export interface Sender {
  /**
   * One attempt, bounded in time by the sender (2.5 s). Throws `StoreUnavailable` if it could not
   * even be tried, and the message stays where it is.
   */
  send(message: Message): Promise<Outcome>;
  /** Called with a message that is not tried again. */
  givenUp?(message: Message): Include;
  /** Called with a waiting message when its receiver is paused: adds to that commit. */
  paused?(message: Message): Include;
  /** By default a message waits until its receiver takes it, or is given up after a day. */
  maxAttempts?: number;
  /** Between attempts, instead of the usual ones. */
  pauses?: readonly number[];
  /**
   * Whether an attempt is counted before it is made, which is one commit more: a worker that dies
   * again and again does not send it again and again, and nothing changes a message that is leaving.
   */
  isClaimed?: boolean;
  /** Whether its messages stay in the log, with what became of them. */
  isLogged?: boolean;
}

/** By kind. A worker leaves messages of other kinds to a later version of the program. */
export type Senders = Readonly<Record<string, Sender>>;

/** What became of a message. `given_up`: it was tried in vain. */
export type Fate = "delivered" | "refused" | "given_up";

/** For metrics: each attempt, and what became of a message. */
export interface OutboxWatch {
  attempted?(message: Message, outcome: Outcome["outcome"], took: number): void;
  /** A receiver did not get its messages, or gets them again. */
  receiverChanged?(receiver: string, state: "behind" | "paused" | "ready", reason?: string): void;
  /** Milliseconds by which the oldest due message of a partition is late. */
  late?(partition: number, milliseconds: number): void;
  /** A sender threw: a fault of the program, which counts as a failed attempt. */
  faulted?(message: Message, error: unknown): void;
}
