/**
 * What one service is told: a fact about a person, in the words of that service. It is the content of
 * a message of the outbox; the token is made of it for each attempt.
 */
import type { KeyedHash } from "../platform/platform.ts";
import { idTime, type Message } from "../outbox/message.ts";
import type { EventName } from "../services/security_events.ts";

/** Whom it is about. `sub` and `sid` are as the service's assertions name them. */
export type EventSubject =
  | { of: "person"; sub: string }
  | { of: "session"; sub: string; sid: string }
  | { of: "stream" };

/** Events of the stream itself (SSF 1.0 §8.1.4, §8.1.5). */
export type StreamEventName = "verification" | "stream-updated";

type Json = string | number | boolean | null | { [name: string]: Json };

export interface ServiceEvent {
  service: string;
  event: EventName | StreamEventName;
  subject: EventSubject;
  /** Claims of the event itself. */
  detail: Record<string, Json>;
  /** The same for all that this service is told of one fact (`txn`, RFC 8417 §2.2). */
  cause?: string;
}

export type EventMessage = Message<ServiceEvent>;

/** The kind of message that becomes a security event token. */
export const EVENT = "event";

const PREFIX = "events:";

/** Each service has one stream, which is also its queue in the outbox. */
export const streamReceiver = (service: string) => PREFIX + service;

/** The service whose stream this queue is, if it is one. */
export const serviceOfStream = (receiver: string): string | undefined =>
  receiver.startsWith(PREFIX) ? receiver.slice(PREFIX.length) : undefined;

/**
 * The message of an event. Its ID is its `jti`: the same however often the fact is worked off, in
 * order of time within a stream, and different at each service, so that agencies cannot join their
 * records by it.
 */
export function eventMessage(
  hash: KeyedHash,
  { at, fact, ...event }: ServiceEvent & {
    /** When the fact happened, in milliseconds. */
    at: number;
    /** Names the fact among those of the same time. */
    fact: string;
  },
): EventMessage {
  const { service, subject, detail } = event;
  // By the detail as well: two machines can write contrary facts in the same millisecond.
  const said = JSON.stringify(detail);
  const name = hash.digest("event_id", service, event.event, said, fact, String(at)).slice(0, 22);
  return {
    id: `${idTime(at)}-${name}`,
    kind: EVENT,
    receiver: streamReceiver(service),
    at,
    // What is told of one person is told in the order in which it happened.
    ...subject.of !== "stream" && { order: subject.sub },
    content: event,
  };
}

/** What joins the events of one fact at one service, and at no two. */
export const causeAt = (
  hash: KeyedHash,
  service: string,
  { accountId, at }: { accountId: string; at: number },
): string => hash.digest("event_cause", service, accountId, String(at));
