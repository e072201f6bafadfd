/** A service fetches its events, and says what it took (RFC 8936). */
import { z } from "zod";
import type { EventMessage } from "../../domain/events/event.ts";
import { MAX_ANSWERED, MAX_EVENTS, takeAnswers, waitingEvents } from "../../domain/events/poll.ts";
import { setClaims } from "../../domain/events/set.ts";
import { SECOND } from "../../domain/platform/platform.ts";
import { createLongPoll } from "../calls/long_poll.ts";
import { parseJson, sendJson } from "../calls/program_calls.ts";
import type { Visit } from "../site/visit.ts";
import { absent, type Streaming } from "./caller.ts";
import { malformed } from "./streams.ts";

/** How long a request waits for an event. */
const PATIENCE = 10 * SECOND;
/** Requests of one service that wait at a time in this worker; further ones are answered at once. */
const MAX_WAITING = 2;

const id = z.string().max(100);

const asked = z.object({
  maxEvents: z.number().int().min(0).optional(),
  returnImmediately: z.boolean().optional(),
  ack: z.array(id).max(MAX_ANSWERED).optional(),
  setErrs: z.record(id, z.object({ err: z.unknown().optional() }))
    .refine((errors) => Object.keys(errors).length <= MAX_ANSWERED).optional(),
});

export function createPoll() {
  const poll = createLongPoll(MAX_WAITING);

  return async (visit: Visit, service: Streaming): Promise<Response> => {
    const { ports } = visit;
    const isFetched = visit.param("stream") === service.id && service.events.push === undefined;
    if (!isFetched) return absent(visit);
    const { data } = asked.safeParse(parseJson(await visit.text()));
    if (!data) return malformed(visit);
    await takeAnswers(ports, service.id, data);
    const { maxEvents = MAX_EVENTS, returnImmediately = false } = data;
    const limit = Math.min(maxEvents, MAX_EVENTS);
    // Only an answer for earlier events.
    if (limit === 0) return sendJson(visit, { sets: {} });
    const { events, hasMore } = await poll(() => waitingEvents(ports.store, service, limit), {
      who: service.id,
      patience: returnImmediately ? 0 : PATIENCE,
      signal: visit.request.signal,
    });
    const sets = await Promise.all(events.map((event) => signed(visit, event)));
    return sendJson(visit, {
      sets: Object.fromEntries(sets),
      ...hasMore && { moreAvailable: true },
    });
  };
}

async function signed({ ports }: Visit, event: EventMessage): Promise<[string, string]> {
  const { signer, window: issuer, clock } = ports;
  return [event.id, await signer.signSet(setClaims(event, { issuer, now: clock.now() }))];
}
