import type { Clock, Random } from "../../domain/platform/platform.ts";

/**
 * The machine's own clock, but for one thing: it never goes back. Set back, it runs half as fast until the machine
 * has caught up, so that nothing that has expired is valid again (docs/decisions/0099).
 */
export function createSteadyClock(
  { wall, elapsed }: {
    /** Milliseconds since the epoch; may jump. */
    wall(): number;
    /** Milliseconds since any moment; may not. */
    elapsed(): number;
  },
): Clock {
  let read = wall();
  let now = read;
  let seen = elapsed();
  return {
    now() {
      const time = wall();
      // Asked several times for each request: within a millisecond the answer is the same.
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
