/** What every actor needs: the time, the dice, the window, and those who watch. */
import type { Dice } from "../engine/dice.ts";
import type { Timeline } from "../engine/timeline.ts";
import { type Front, NO_ANSWER } from "../machine/front.ts";
import { hash, type Machine } from "../machine/machine.ts";
import type { Outside } from "../machine/outside.ts";
import type { LiveSession } from "../../../domain/session/live_sessions.ts";
import type { Watcher } from "../invariants/watcher.ts";

export interface Stage {
  timeline: Timeline;
  dice: Dice;
  front: Front;
  outside: Outside;
  watcher: Required<Watcher>;
  /** Hand-off codes and links that thieves have seen. */
  seen: { handoffs: { code: string; service: string; state: string }[]; links: string[] };
}

export type Request<T> = (machine: Machine) => Promise<T>;

/** Sends the same form until it is answered, as people do; `null` after some attempts. */
export async function insist<T>(
  { timeline, dice, front }: Stage,
  request: Request<T>,
  attempts = 6,
): Promise<T | null> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const answer = await front.ask(request);
    if (answer !== NO_ANSWER) return answer;
    await timeline.sleep(dice.between(200, 6000));
  }
  return null;
}

/** Now and then the button is pressed twice, and both forms are under way at once. */
export async function press<T>(stage: Stage, request: Request<T>): Promise<T | null> {
  if (!stage.dice.chance(0.06)) return await insist(stage, request);
  const [one, two] = await Promise.all([insist(stage, request), insist(stage, request)]);
  return one ?? two;
}

/** The window's session of a token, as a page of the window reads it. */
export async function readSession(
  { timeline, watcher }: Stage,
  { live, owner }: Machine,
  token: string,
): Promise<LiveSession | null> {
  const askedAt = timeline.now();
  const found = await live.ofWindow(token);
  const { troubledUntil } = owner;
  const isFresh = owner.strandedUntil < askedAt;
  const digest = hash.digest("session", token);
  if (found) {
    watcher.accepted({ digest, session: found.session, askedAt, troubledUntil, isFresh });
  }
  return found;
}
