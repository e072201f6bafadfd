/** What publication does to an application, within a commit that has read it. */
import type { Application } from "../application/application.ts";
import { type Acting, newActId } from "../application/history.ts";
import { keepApplication } from "../application/keep.ts";
import { type ApplicationActor, type ApplicationState, mayMove } from "../application/state.ts";
import type { Write } from "../platform/commit.ts";
import type { Clock, Random } from "../platform/platform.ts";
import type { Found } from "../platform/record.ts";

export interface ActDeps {
  clock: Clock;
  random: Random;
}

export interface Doing extends Pick<Acting, "kind" | "staff" | "network" | "text" | "changes"> {
  by: ApplicationActor;
  /** Where it moves; absent if it stays. */
  to?: ApplicationState;
  /** What changes beside its state. */
  change?: Partial<Application>;
}

/**
 * An application with a later revision in hand keeps its state where it may not move there: what is
 * live is apart from it.
 */
export function act(
  { clock, random }: ActDeps,
  write: Write,
  found: Found<Application> & { value: Application },
  { to, change, ...doing }: Doing,
): void {
  const at = clock.now();
  const { state } = found.value;
  const moves = to !== undefined && mayMove(state, { to, by: doing.by });
  const next = {
    ...found.value,
    ...change,
    ...moves && { state: to, changedAt: at },
    noticedAt: at,
  };
  const acting = { ...doing, id: newActId(random, at), at };
  keepApplication(write, found, { next, acting });
}
