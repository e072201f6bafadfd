/** What was acknowledged and is missing from the budgets of persons and places. */
import type { PersonBudget } from "../../domain/budget/person.ts";
import { type PlaceBudget, sumOf } from "../../domain/budget/place.ts";
import { HOUR, SECOND } from "../../domain/platform/platform.ts";
import type { Store } from "../../domain/platform/store.ts";
import type { Acknowledged } from "./player.ts";
import { below } from "./whole.ts";

export interface Spent {
  /** Wrong codes. */
  wrong: number;
  /** People whose code was sent and never used. */
  unused: number;
}

/** A clock that is ahead counts into the next hour, one that is behind into the last one. */
const SLACK = 5 * SECOND;

/** In words, each with how much is missing. */
export async function missingBudgets(
  store: Store,
  { wrong, unused }: Spent,
  { codesSent, codesUsed }: Pick<Acknowledged, "codesSent" | "codesUsed">,
): Promise<string[]> {
  const persons = [...(await below<PersonBudget>(store, ["budget", "person"])).values()]
    .flatMap(({ sources }) => Object.values(sources));
  const counted = (kind: "wrong" | "codes") =>
    persons.reduce((sum, source) => sum + source[kind].length, 0);
  const now = Date.now();
  const inThisHour = (times: number[]) =>
    times.filter((time) => time > now - now % HOUR + SLACK).length;
  const missing = [
    ["wrong codes of persons", wrong - counted("wrong")],
    ["unused codes of persons", unused - counted("codes")],
  ] as [what: string, count: number][];
  for (const kind of ["ip", "network"]) {
    const places = [...(await below<PlaceBudget>(store, ["budget", kind])).values()];
    const { sent, used } = sumOf(places, now);
    missing.push(
      [`numbers of an ${kind}`, inThisHour(codesSent) - sent],
      [`used codes of an ${kind}`, inThisHour(codesUsed) - used],
    );
  }
  return missing.filter(([, count]) => count > 0).map(([what, count]) => `${count} ${what}`);
}
