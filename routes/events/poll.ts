/** A service fetches its events, and says what it took (RFC 8936). */
import { z } from "zod";
import type { EventMessage } from "../../domain/events/event.ts";
import { MAX_ANSWERED, MAX_EVENTS, takeAnswers, waitingEvents } from "../../domain/events/poll.ts";
import { setClaims } from "../../domain/events/set.ts";
import { SECOND } from "../../domain/platform/platform.ts";
import { parseJson, sendJson } from "../calls/program_calls.ts";
import type { Visit } from "../site/visit.ts";
import { absent, type Streaming } from "./caller.ts";
import { malformed } from "./streams.ts";

/** How long a request waits for an event. */
const PATIENCE = 10 * SECOND;
/** Between looks. */
const PAUSE = SECOND / 2;
/** Requests of one service that wait at a time in this worker; further ones are answered at once. */
const MAX_WAITING = 2;

const id = z.string().max(100);

const poll = z.object({
  maxEvents: z.number().int().min(0).optional(),
  returnImmediately: z.boolean().optional(),
  ack: z.array(id).max(MAX_ANSWERED).optional(),
  setErrs: z.record(id, z.object({ err: z.unknown().optional() }))
    .refine((errors) => Object.keys(errors).length <= MAX_ANSWERED).optional(),
});

export function createPoll() {
  const waiting = new Map<string, number>();

  /** Resolves to the events that wait, at the latest after `PATIENCE`. */
  async function eventsIn(visit: Visit, service: Streaming, limit: number, isPatient: boolean) {
    const { store } = visit.ports;
    const { signal } = visit.request;
    const count = waiting.get(service.id) ?? 0;
    let left = isPatient && count < MAX_WAITING ? PATIENCE : 0;
    waiting.set(service.id, count + 1);
    try {
      for (;; left -= PAUSE) {
        const found = await waitingEvents(store, service, limit);
        if (found.events.length > 0 || left <= 0 || signal.aborted) return found;
        await new Promise((resolve) => setTimeout(resolve, PAUSE));
      }
    } finally {
      const others = waiting.get(service.id)! - 1;
      if (others > 0) waiting.set(service.id, others);
      else waiting.delete(service.id);
    }
  }

  return async (visit: Visit, service: Streaming): Promise<Response> => {
    const { ports } = visit;
    const isFetched = visit.param("stream") === service.id && service.events.push === undefined;
    if (!isFetched) return absent(visit);
    const { data } = poll.safeParse(parseJson(await visit.text()));
    if (!data) return malformed(visit);
    await takeAnswers(ports, service.id, data);
    const { maxEvents = MAX_EVENTS, returnImmediately = false } = data;
    const limit = Math.min(maxEvents, MAX_EVENTS);
    // Only an answer for earlier events.
    if (limit === 0) return sendJson(visit, { sets: {} });
    const { events, hasMore } = await eventsIn(visit, service, limit, !returnImmediately);
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
