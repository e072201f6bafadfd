/**
 * The event loop counts as busy if a timer is this late, in milliseconds. The engine's answer may
 * then have arrived and not been looked at, so the call gets the time by which the timer was late:
 * in a rush of people they wait, instead of being told that the store does not answer
 * (docs/decisions/0273).
 */
const BUSY = 50;
/** Times the time limit, lateness included. */
const LONGEST = 5;

interface Deadline {
  /** Both in milliseconds of `performance.now()`. */
  due: number;
  end: number;
  giveUp(): void;
}

/** Begins a call's time, and returns what ends it. */
export type Deadlines = (giveUp: () => void) => () => void;

/**
 * Time limits of calls that are under way at once, `timeout` milliseconds each. One timer waits for
 * the first of them: one for each call would cost more than all else that surrounds a short call.
 */
export function createDeadlines(timeout: number): Deadlines {
  const running = new Set<Deadline>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function waitForFirst(): void {
    let first = Infinity;
    for (const { due } of running) first = Math.min(first, due);
    timer = setTimeout(look, Math.max(0, Math.ceil(first - performance.now())));
  }

  function look(): void {
    timer = undefined;
    const now = performance.now();
    for (const deadline of running) {
      if (now < deadline.due) continue;
      const late = Math.min(now, deadline.end) - deadline.due;
      if (late > BUSY) {
        deadline.due = now + late;
        continue;
      }
      running.delete(deadline);
      deadline.giveUp();
    }
    if (running.size > 0) waitForFirst();
  }

  return (giveUp) => {
    const now = performance.now();
    const deadline = { due: now + timeout, end: now + LONGEST * timeout, giveUp };
    running.add(deadline);
    // Those that run already are due earlier.
    timer ??= setTimeout(look, timeout);
    return () => {
      running.delete(deadline);
      if (running.size > 0) return;
      clearTimeout(timer);
      timer = undefined;
    };
  };
}
