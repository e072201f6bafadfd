import type { Clock, Random } from "../domain/platform.ts";

/** The machine's own clock. */
export const systemClock: Clock = { now: () => Date.now() };

/** Web Crypto's generator (`getRandomValues` gives at most 65,536 bytes a call). */
export const systemRandom: Random = {
  bytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
};
