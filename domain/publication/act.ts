/** What publication does to an application, within a commit that has read it. */
import { type Application, applicationRecord } from "../application/application.ts";
import { type Acting, newActId } from "../application/history.ts";
import { keepApplication } from "../application/keep.ts";
import { type ApplicationActor, type ApplicationState, mayMove } from "../application/state.ts";
import type { Write } from "../platform/commit.ts";
import type { Clock, Random } from "../platform/platform.ts";
import type { Read } from "../platform/read.ts";
import type { Found } from "../platform/record.ts";
import { publishedServiceRecord, standingRecord } from "./published.ts";

export interface ActDeps {
  clock: Clock;
  random: Random;
}

/** A published service, how it stands, and its application: what one commit reads and changes. */
export async function readForChange(read: Read, service: string) {
  const found = await read({
    published: publishedServiceRecord(service),
    standing: standingRecord(service),
  });
  const application = await read(applicationRecord(found.published.value?.applicationId ?? ""));
  return { ...found, application };
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
 * live is apart from it. Services of the file have none: then nothing is written.
 */
export function act(
  { clock, random }: ActDeps,
  write: Write,
  found: Found<Application>,
  { to, change, ...doing }: Doing,
): void {
  if (!found.value) return;
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
