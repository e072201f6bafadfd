/**
 * Limits on what is under way for a service: requests, queued requests, open streams, and one
 * person's share.
 */
import { bulkhead, BulkheadRejectedError } from "cockatiel";
import { PersonBusy, UpstreamBusy } from "../../domain/gateway/upstream/upstream.ts";
import { SECOND } from "../../domain/platform/platform.ts";
import type { UpstreamLimits } from "../../domain/services/upstream_settings.ts";

/** `Retry-After` in seconds for refused requests. */
const RETRY_AFTER = 5;

export interface Place {
  /**
   * The response is an event stream: it gives its request slot back and takes a stream slot. Throws
   * `UpstreamBusy` if there are too many streams.
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
  const places = bulkhead(limits.requests, limits.queue);
  const shares = new Map<string, number>();
  let streams = 0;

  function enter(person: string) {
    const share = shares.get(person) ?? 0;
    if (share >= limits.per_person) {
      throw new PersonBusy("Cannot forward request: the person has too many", RETRY_AFTER);
    }
    shares.set(person, share + 1);
  }

  function leave(person: string) {
    const share = shares.get(person)! - 1;
    if (share === 0) shares.delete(person);
    else shares.set(person, share);
  }

  function enterStreams() {
    if (streams >= limits.streams) {
      throw new UpstreamBusy("Cannot open stream: the service has too many", RETRY_AFTER);
    }
    streams++;
  }

  /** Takes a request slot. Returns the function that gives it back. */
  function take(signal: AbortSignal): (() => void) | Promise<() => void> {
    if (places.executionSlots === 0) return queue(signal);
    let release!: () => void;
    // A free slot is taken synchronously.
    void places.execute(() => new Promise<void>((resolve) => release = resolve));
    return release;
  }

  /** A request that gives up keeps its place in the queue until its turn comes. */
  function queue(signal: AbortSignal): Promise<() => void> {
    const { promise, resolve, reject } = Promise.withResolvers<() => void>();
    const patience = AbortSignal.any([signal, AbortSignal.timeout(limits.wait * SECOND)]);
    const giveUp = () =>
      reject(signal.aborted ? signal.reason : busy("the service does not keep up"));
    patience.addEventListener("abort", giveUp, { once: true });
    places.execute(() => new Promise<void>((release) => resolve(release)), patience).catch(
      (error) =>
        error instanceof BulkheadRejectedError ? reject(busy("the queue is full")) : giveUp(),
    );
    return promise.finally(() => patience.removeEventListener("abort", giveUp));
  }

  return {
    async request(person, signal) {
      enter(person);
      let release: () => void;
      try {
        release = await take(signal);
      } catch (error) {
        leave(person);
        throw error;
      }
      return {
        becomeStream() {
          enterStreams();
          release();
          release = () => streams--;
        },
        leave() {
          release();
          leave(person);
        },
      };
    },

    stream(person) {
      enter(person);
      try {
        enterStreams();
      } catch (error) {
        leave(person);
        throw error;
      }
      return {
        becomeStream() {},
        leave() {
          streams--;
          leave(person);
        },
      };
    },
  };
}

function busy(why: string): UpstreamBusy {
  return new UpstreamBusy(`Cannot forward request: ${why}`, RETRY_AFTER);
}
