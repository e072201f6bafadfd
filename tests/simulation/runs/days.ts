/** Some minutes of crowded life, then hours in which nothing happens, until it is enough. */
import { DAY, HOUR, MINUTE, SECOND } from "../../../domain/platform/platform.ts";
import { beginTwice, live } from "../actors/citizen.ts";
import { type Misfortunes, strike } from "../actors/misfortune.ts";
import { createPerson, type Person } from "../machine/people.ts";
import type { Stage } from "../actors/stage.ts";
import { tryOthers } from "../actors/standing.ts";
import { guess, guessQrCodes, repeat, sendToMany, storm } from "../actors/thieves.ts";

const CROWDED = 65 * SECOND;
/** Those who come back; of newcomers there are always more. */
export const RESIDENTS = 100;
const NEWCOMERS = 3;
/** Enough wrong codes for a strained system, and some more that must notice it. */
const STORM = 260;

export interface Course {
  isEnough(): boolean;
  /** Those who come on some days only come every day. */
  isEverybody?: boolean;
}

export async function playDays(
  stage: Stage,
  misfortunes: Misfortunes,
  { isEnough, isEverybody = false }: Course,
): Promise<void> {
  const { timeline, dice } = stage;
  for (let day = 0; !isEnough(); day++) {
    const until = timeline.now() + CROWDED;
    const isOver = () => isEnough() || timeline.now() > until;
    await Promise.all([...actors(stage, isOver, isEverybody), strike(stage, misfortunes, isOver)]);
    timeline.leap(dice.pick([0, MINUTE, 40 * MINUTE, 13 * HOUR, DAY + HOUR]));
    changeSims(stage);
  }
}

function actors(stage: Stage, isOver: () => boolean, isEverybody: boolean): Promise<void>[] {
  const comes = (share: number) => isEverybody || dice.chance(share);
  const { dice, outside: { people } } = stage;
  const all = people.slice(0, RESIDENTS).map((person) => live(stage, person, isOver));
  all.push(repeat(stage, isOver));
  // Always the same victims, so that their budgets are used up over the days.
  for (let i = 0; i < 2; i++) {
    all.push(guess(stage, { mobile: people[i].mobile, network: `dark${dice.below(2)}` }, isOver));
  }
  for (let i = 0; i < NEWCOMERS; i++) all.push(beginTwice(stage, newcomer(stage)));
  if (comes(0.4)) all.push(sendToMany(stage, 20));
  if (comes(0.15)) all.push(storm(stage, STORM));
  if (comes(0.2)) all.push(guessQrCodes(stage, people.slice(0, 8)));
  if (comes(0.2)) all.push(tryOthers(stage, people[10]));
  return all;
}

function newcomer({ dice, outside: { people } }: Stage): Person {
  const person = createPerson(people.length, dice);
  people.push(person);
  return person;
}

/** Numbers change hands: the window learns it from the registry, at the next sign-in. */
function changeSims({ dice, outside: { people } }: Stage): void {
  for (let i = 0; i < 3; i++) {
    const [one, two] = [dice.pick(people), dice.pick(people)];
    [one.mobile, two.mobile] = [two.mobile, one.mobile];
  }
}
