/**
 * The stream of a service (SSF 1.0 §8.1): one for each, there as soon as `services.json` has `events`
 * for it. What is stored is only what the service itself has asked for.
 */
import { record } from "../platform/record.ts";
import type { Service } from "../services/service.ts";

/** `paused`: events wait, in order. `disabled`: they are dropped. */
export const STREAM_STATUSES = ["enabled", "paused", "disabled"] as const;
export type StreamStatus = typeof STREAM_STATUSES[number];

export interface Stream {
  status: StreamStatus;
  /** In the service's words. */
  reason?: string;
  /** When a verification was requested last, in milliseconds. */
  verifiedAt?: number;
}

export const streamRecord = record<Stream, [service: string]>("event_stream", {
  about: "how a service wants its security events: at once, later or not at all",
});

/** A stream of which the service has said nothing. */
export const NEW_STREAM: Stream = { status: "enabled" };

/** What is to be done with an event that is due. `hold`: it waits until the service wants it. */
export type Due = { due: "push" } | { due: "hold" } | { due: "drop"; reason: string };

/** `service`: as it is configured now, if it still is. */
export function dueOf(service: Service | undefined, stream: Stream | null): Due {
  if (!service?.events) return { due: "drop", reason: "no stream" };
  const { status } = stream ?? NEW_STREAM;
  if (status === "disabled") return { due: "drop", reason: "stream disabled" };
  return { due: status === "paused" || service.events.push === undefined ? "hold" : "push" };
}
