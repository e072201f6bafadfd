/** A webhook that fails for hours of a simulated clock: what its agency gets afterwards. */
import { HOUR, MINUTE } from "../../domain/platform/platform.ts";
import { until } from "../support/waiting.ts";
import { type Delivery, openLetter, postLetter, withAgency } from "./agency_world.ts";

export interface AfterHours {
  hours: number;
  /** Attempts while it failed. */
  tried: number;
  events: number;
  /** Distinct events that arrived afterwards. */
  taken: number;
  /** Letters of which a later event arrived before an earlier one. */
  outOfOrder: number;
  /** Events that were sent under more than one ID. */
  renamed: number;
}

/** Letters that are opened and confirmed while the webhook is down. */
const LETTERS = 10;
/** Milliseconds for which the program's own timers run in each step of the clock. */
const STEP = 300;

export async function failForHours(hours: number): Promise<AfterHours> {
  return await withAgency(async (world) => {
    const { webhook, clock } = world;
    webhook.answer = () => 503;
    const letters: string[] = [];
    for (let i = 0; i < LETTERS; i++) {
      letters.push(await postLetter(world, { needs_confirmation: true }));
    }
    for (const id of letters) await openLetter(world, id);
    for (const id of letters) await openLetter(world, id, { confirm: "1" });
    await until(() => webhook.attempts.length > 0, "an attempt", 10_000);
    for (let passed = 0; passed < hours * HOUR; passed += 10 * MINUTE) {
      clock.time += 10 * MINUTE;
      await new Promise((go) => setTimeout(go, STEP));
    }
    const tried = webhook.attempts.length;
    webhook.answer = () => 200;
    clock.time += 15 * MINUTE;
    const distinct = () => new Set(webhook.taken.map(({ id }) => id));
    const events = 2 * LETTERS;
    await until(() => distinct().size >= events, "every event", 20_000).catch(() => {});
    return {
      ...{ hours, tried, events, taken: distinct().size },
      outOfOrder: letters.filter((id) => !isInOrder(webhook.taken, id)).length,
      renamed: [...Map.groupBy(webhook.attempts, ({ type, subject }) => `${type} ${subject}`)]
        .filter(([, all]) => new Set(all.map(({ id }) => id)).size > 1).length,
    };
  });
}

const isInOrder = (taken: Delivery[], letter: string) => {
  const types = taken.filter(({ subject }) => subject === letter).map(({ type }) => type);
  return types.indexOf("letter.opened") < types.indexOf("letter.confirmed");
};
