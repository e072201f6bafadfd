/** What a receiver must know of this transmitter, and of its stream (SSF 1.0 §7.1, §8.1.1). */
import { eventUri } from "../../domain/events/set.ts";
import { VERIFICATION_INTERVAL } from "../../domain/events/manage.ts";
import { SECOND } from "../../domain/platform/platform.ts";
import { EVENT_NAMES } from "../../domain/services/security_events.ts";
import type { Hosts } from "../../domain/services/hosts.ts";
import type { Streaming } from "./caller.ts";
import { POLL, STATUS, STREAMS, VERIFY } from "./paths.ts";

const PUSH_METHOD = "urn:ietf:rfc:8935";
const POLL_METHOD = "urn:ietf:rfc:8936";

/** `issuer`: origin of the window. */
export const transmitterConfiguration = (issuer: string) => ({
  spec_version: "1_0",
  issuer,
  jwks_uri: `${issuer}/openid/jwks`,
  delivery_methods_supported: [PUSH_METHOD, POLL_METHOD],
  configuration_endpoint: issuer + STREAMS,
  status_endpoint: issuer + STATUS,
  verification_endpoint: issuer + VERIFY,
  authorization_schemes: [{ spec_urn: "urn:ietf:rfc:6749" }],
  default_subjects: "ALL",
});

/** The stream of a service that has one. */
export function streamConfiguration(
  service: Streaming,
  issuer: string,
  { originOf }: Pick<Hosts, "originOf">,
) {
  const { id, events: { push, types } } = service;
  const wanted = types.map(eventUri);
  return {
    stream_id: id,
    iss: issuer,
    aud: id,
    events_supported: EVENT_NAMES.map(eventUri),
    events_requested: wanted,
    events_delivered: wanted,
    delivery: push === undefined
      ? { method: POLL_METHOD, endpoint_url: `${issuer}${POLL}/${id}` }
      : {
        method: PUSH_METHOD,
        endpoint_url: push.startsWith("/") ? originOf(service) + push : push,
      },
    min_verification_interval: VERIFICATION_INTERVAL / SECOND,
  };
}
