/** Which security events a service gets, as specified in `services.json`. */
import { z } from "zod";
import { type Receiver, receiverAt, receiverUri } from "./backchannel_logout.ts";

/** Event types of CAEP 1.0 and RISC 1.0, by the last part of their URIs. */
export const EVENT_NAMES = [
  "session-revoked",
  "assurance-level-change",
  "credential-change",
  "token-claims-change",
  "account-disabled",
  "account-purged",
  "identifier-changed",
] as const;
export type EventName = typeof EVENT_NAMES[number];

export const eventsSchema = z.strictObject({
  /** Where they are sent (RFC 8935); without it the service fetches them (RFC 8936). */
  push: receiverUri.optional(),
  /** By default all. */
  types: z.array(z.enum(EVENT_NAMES)).min(1).default([...EVENT_NAMES]),
});

/** `null` if the service fetches its events, or gets none. */
export function pushReceiver(
  service: { events?: { push?: string }; upstream?: readonly string[] },
): Receiver | null {
  const uri = service.events?.push;
  return uri === undefined ? null : receiverAt(uri, service);
}
