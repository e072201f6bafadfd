/**
 * Limits on what is under way for a service: requests, waiting requests, open streams, and one
 * person's share of each.
 */
import { PersonBusy, UpstreamBusy } from "../../domain/gateway/upstream/upstream.ts";
import type { UpstreamLimits } from "../../domain/services/upstream_settings.ts";
import { createTurns, RETRY_AFTER } from "./turns.ts";

export interface Place {
  /**
   * The response is an event stream: it gives its request slot back and takes a stream slot. Throws
   * `UpstreamBusy` or `PersonBusy` if there are too many streams.
   */
  becomeStream(): void;
  leave(): void;
}

export interface Admission {
  /** Waits for a slot. Throws `UpstreamBusy`, `PersonBusy` or the signal's reason. */
  request(person: string, signal: AbortSignal): Promise<Place>;
  /** A slot for a WebSocket. Throws `UpstreamBusy` or `PersonBusy`. */
  stream(person: string): Place;
}

export function createAdmission(limits: UpstreamLimits): Admission {
  const turns = createTurns(limits);
  /** Open streams of each person: apart from their requests, so that streams starve no page. */
  const shares = new Map<string, number>();
  let streams = 0;

  /** Streams do not wait: others may stay open for hours. */
  function openStream(person: string) {
    const share = shares.get(person) ?? 0;
    if (share >= limits.per_person) {
      throw new PersonBusy("Cannot open stream: the person has too many", RETRY_AFTER);
    }
    if (streams >= limits.streams) {
      throw new UpstreamBusy("Cannot open stream: the service has too many", RETRY_AFTER);
    }
    shares.set(person, share + 1);
    streams++;
  }

  function closeStream(person: string) {
    const share = shares.get(person)! - 1;
    if (share === 0) shares.delete(person);
    else shares.set(person, share);
    streams--;
  }

  return {
    async request(person, signal) {
      await turns.take(person, signal);
      let release = turns.release;
      return {
        becomeStream() {
          openStream(person);
          release(person);
          release = closeStream;
        },
        leave: () => release(person),
      };
    },

    stream(person) {
      openStream(person);
      return { becomeStream() {}, leave: () => closeStream(person) };
    },
  };
}
