/** Adds messages to the commit of their fact. */
import type { Write } from "../platform/commit.ts";
import { AT_ONCE, type Message, outboxRef } from "./message.ts";

export type NewMessage<Content = unknown> = Message<Content> & {
  /** When it may leave; by default at once. */
  dueAt?: number;
};

/** The same ID, receiver and time are the same message, which replaces what was there. */
export function enqueue<Content>(
  write: Write,
  { dueAt, ...message }: NewMessage<Content>,
): void {
  write.set(outboxRef(message, dueAt ?? AT_ONCE), message);
}
