/**
 * What leaves for others. A message is written in the commit of the fact that it
 * tells of, so that neither happens without the other, and is delivered at least once
 * (docs/decisions/0275).
 */
import { type Clock, DAY, type Random } from "../platform/platform.ts";
import { record, type Ref } from "../platform/record.ts";

export interface Message<Content = unknown> {
  /** Stable over all attempts, and sortable by time (UUIDv7, RFC 9562 §5.7). */
  id: string;
  /** Chooses the sender. */
  kind: string;
  /** Who gets it; each receiver has a queue of its own. */
  receiver: string;
  /** When the fact happened. */
  at: number;
  /**
   * Messages of a receiver with the same one follow each other, in the order of their IDs, and wait for
   * one that fails until it is taken or given up (docs/decisions/0282). Others may overtake.
   */
  order?: string;
  /** Attempts that were made; absent before the first. */
  attempts?: number;
  /** Facts as JSON, never a token or signature: these are made for each attempt. */
  content: Content;
}

/** A person's, a member of the desk's or their browser's: no site, and many of them. */
export const isPersonal = (receiver: string): boolean =>
  /^(?:person|account|push|staff):/.test(receiver);

/** How many workers can share the deliveries. A receiver's messages are all in one part. */
export const PARTITIONS = 4;

/** Milliseconds as a part of a key that sorts like the number. */
export const timePart = (time: number) => String(time).padStart(16, "0");

/** Messages that are due or will be, in the order of that time. */
export const outboxRecord = record<
  Message,
  [partition: number, dueAt: number, message: Pick<Message, "id" | "receiver">]
>(
  "outbox",
  {
    about: "a message that is to leave, in order of the time from which it may",
    // An ID names a message of its receiver only.
    key: (partition, dueAt, { id, receiver }) => [
      partition,
      `${timePart(dueAt)} ${id} ${receiver}`,
    ],
  },
);

/** No clock decides about it: that of the machine that delivers may be behind. */
export const AT_ONCE = 0;

/** When a message in the outbox may leave, from its key. */
export const dueAtOf = ({ key }: Ref<Message>) => Number(String(key.at(-1)).split(" ")[0]);

/** How long a message waits for its receiver at most. */
export const QUEUE_LIFETIME = 30 * DAY;

export const queueRecord = record<Message, [receiver: string, id: string]>("outbox_queue", {
  about: "a message that waits for its receiver, who failed or asked to wait",
  expireIn: QUEUE_LIFETIME,
});

/** FNV-1a, so that all versions and machines agree. */
export function partitionOf(receiver: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(receiver)) {
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  }
  return hash % PARTITIONS;
}

/** Where a message lies until it may leave. */
export const outboxRef = (message: Pick<Message, "receiver" | "id">, dueAt: number) =>
  outboxRecord(partitionOf(message.receiver), dueAt, message);

/** How IDs of messages begin, so that they sort by time: 48 bits of milliseconds. */
export const idTime = (time: number) => time.toString(16).padStart(12, "0");

/** A UUIDv7: 48 bits of milliseconds, then randomness. */
export function newMessageId({ clock, random }: { clock: Clock; random: Random }): string {
  const time = idTime(clock.now());
  const drawn = random.bytes(10);
  drawn[0] = drawn[0] & 0x0f | 0x70;
  drawn[2] = drawn[2] & 0x3f | 0x80;
  const rest = drawn.toHex();
  return [time.slice(0, 8), time.slice(8), rest.slice(0, 4), rest.slice(4, 8), rest.slice(8)]
    .join("-");
}
