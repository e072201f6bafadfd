/** Requests that wait until there is something to answer. */
import { SECOND } from "../../domain/platform/platform.ts";

/** Between looks. */
const PAUSE = SECOND / 2;

export interface Asked {
  /** Who waits: their other requests count. */
  who: string;
  /** Milliseconds at most. */
  patience: number;
  /** Of the request: nobody waits for one who has left. */
  signal: AbortSignal;
}

/**
 * Looks until something is found or the patience is over. Of one who asks, `most` requests wait at a
 * time in this worker; further ones are answered at once.
 */
export function createLongPoll(most: number) {
  const waiting = new Map<string, number>();

  return async function poll<Found extends { events: readonly unknown[] }>(
    look: () => Promise<Found>,
    { who, patience, signal }: Asked,
  ): Promise<Found> {
    const count = waiting.get(who) ?? 0;
    let left = count < most ? patience : 0;
    waiting.set(who, count + 1);
    try {
      for (;; left -= PAUSE) {
        const found = await look();
        if (found.events.length > 0 || left <= 0 || signal.aborted) return found;
        await new Promise((resolve) => setTimeout(resolve, PAUSE));
      }
    } finally {
      const others = waiting.get(who)! - 1;
      if (others > 0) waiting.set(who, others);
      else waiting.delete(who);
    }
  };
}
