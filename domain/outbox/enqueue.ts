/** Adds messages to the commit of their fact. */
import type { Write } from "../platform/commit.ts";
import type { Clock, Random } from "../platform/platform.ts";
import { type Message, newMessageId, outboxRef } from "./message.ts";

export interface EnqueueDeps {
  clock: Clock;
  random: Random;
}

export type NewMessage<Content = unknown> =
  & Pick<Message<Content>, "kind" | "receiver" | "order" | "until" | "content">
  & {
    /** By default a new one. The same ID and time within one receiver is the same message. */
    id?: string;
    /** When the fact happened; by default now. */
    at?: number;
    /** When it may leave; by default now. */
    dueAt?: number;
  };

/** @returns the message, and when it may leave */
export function enqueue<Content>(
  deps: EnqueueDeps,
  write: Write,
  { dueAt, ...given }: NewMessage<Content>,
): Message<Content> & { dueAt: number } {
  const now = deps.clock.now();
  const message = { ...given, id: given.id ?? newMessageId(deps), at: given.at ?? now };
  write.set(outboxRef(message, dueAt ?? now), message);
  return { ...message, dueAt: dueAt ?? now };
}
