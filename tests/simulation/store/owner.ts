/** The machine that calls. After its death none of its calls ever settles. */
import type { Timeline } from "../engine/timeline.ts";

export interface Owner {
  name: string;
  isAlive: boolean;
  /** Until when its calls have failed or been slow. */
  troubledUntil: number;
  /** Until when it may have read from a former primary. */
  strandedUntil: number;
  /** Until then it does nothing, as if the virtual machine stood still. */
  resumesAt: number;
  /** It dies at the last of so many answers of the store: between any two lines of the program. */
  answersLeft: number;
  die(): void;
}

/** Nothing happens in a machine that is paused, and never anything in a dead one. */
export function whenAwake(timeline: Timeline, owner: Owner, run: () => void): void {
  if (!owner.isAlive) return;
  const pause = owner.resumesAt - timeline.now();
  if (pause <= 0) run();
  else timeline.after(pause, () => whenAwake(timeline, owner, run));
}

/** An answer of the store, unless it is the one at which the machine dies. */
export function hear(owner: Owner, run: () => void): void {
  owner.answersLeft--;
  if (owner.answersLeft === 0) owner.die();
  else run();
}
