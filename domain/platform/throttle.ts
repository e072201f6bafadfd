import { type Clock, SECOND } from "./platform.ts";

/**
 * Lets the first event of each name through, and for a while no other. The answer is the number of
 * events held back since the last one let through, or `null` for one that is held back itself.
 */
export type Throttle = (name: string) => number | null;

/** Names beyond this are forgotten, so that a mistaken name cannot fill the memory. */
const MOST = 1000;

export function createThrottle(clock: Clock, pause = 10 * SECOND): Throttle {
  const last = new Map<string, { at: number; held: number }>();

  return (name) => {
    const known = last.get(name);
    if (known && clock.now() - known.at < pause) {
      known.held++;
      return null;
    }
    if (last.size >= MOST) last.clear();
    last.set(name, { at: clock.now(), held: 0 });
    return known?.held ?? 0;
  };
}
