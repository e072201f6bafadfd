import type { Clock, Random } from "../../domain/platform/platform.ts";

/**
 * The machine's clock, made monotonic. If the machine's clock is set back, this one runs at half
 * speed until the machine has caught up, so that nothing that has expired becomes valid again
 * (docs/decisions/0099).
 */
export function createSteadyClock(
  { wall, elapsed }: {
    /** Milliseconds since the epoch; may jump. */
    wall(): number;
    /** Milliseconds since an arbitrary moment; monotonic. */
    elapsed(): number;
  },
): Clock {
  let read = wall();
  let now = read;
  let seen = elapsed();
  return {
    now() {
      const time = wall();
      // Read several times per request: within a millisecond the result is the same.
      if (time === read) return Math.floor(now);
      read = time;
      const passed = elapsed() - seen;
      seen += passed;
      now = Math.max(time, now + passed / 2);
      return Math.floor(now);
    },
  };
}

export const systemClock: Clock = createSteadyClock({
  wall: () => Date.now(),
  elapsed: () => performance.now(),
});

/** Web Crypto's generator (`getRandomValues` gives at most 65,536 bytes a call). */
export const systemRandom: Random = {
  bytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
};
